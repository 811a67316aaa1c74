namespace DockerSplit.Knowledge;

/// <summary>How the data files are read: without reflection, so that native code can.</summary>
[ReadsRows(typeof(PackageRow[]))]
[ReadsRows(typeof(MachinePackageRow[]))]
[ReadsRows(typeof(RuntimePackagesRow[]))]
[ReadsRows(typeof(BaseImageRow[]))]
[ReadsRows(typeof(PathRow[]))]
[ReadsRows(typeof(PackageSizeRow[]))]
[ReadsRows(typeof(SharedDirectoryRow[]))]
[ReadsRows(typeof(BuildVariableRow[]))]
[ReadsRows(typeof(RuntimeImageRow[]))]
[ReadsRows(typeof(DistributionBaseRow[]))]
[ReadsRows(typeof(InstallerRow[]))]
[ReadsRows(typeof(EcosystemData))]
internal static partial class KnowledgeReader;
