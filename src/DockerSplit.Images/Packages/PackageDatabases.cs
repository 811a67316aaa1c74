using DockerSplit.Facts;

namespace DockerSplit.Images;

/// <summary>Reads whichever package database an image has.</summary>
internal static class PackageDatabases
{
    public static PackageDatabase Read(SnapshotFiles files) =>
        ApkDatabase.Read(files) ?? DpkgDatabase.Read(files) ?? PacmanDatabase.Read(files) ?? Rpm(files) ?? PackageDatabase.None;

    private static PackageDatabase? Rpm(SnapshotFiles files) =>
        files.All.Keys.Any(path => Glob.Matches("/var/lib/rpm/*", path) || Glob.Matches("/usr/lib/sysimage/rpm/*", path))
            ? PackageDatabase.None with
            {
                Manager = "rpm",
                Unread = "rpm's database is not read yet, so no file is known to belong to a package",
            }
            : null;
}
