using DockerSplit.Facts;
using DockerSplit.Images.Packages.Rpm;
using DockerSplit.Images.Snapshots;

namespace DockerSplit.Images.Packages;

/// <summary>Reads whichever package database an image has.</summary>
internal static class PackageDatabases
{
    public static PackageDatabase Read(SnapshotFiles files) =>
        ApkDatabase.Read(files)
        ?? DpkgDatabase.Read(files)
        ?? PacmanDatabase.Read(files)
        ?? RpmDatabase.Read(files)
        ?? PackageDatabase.None;
}
