using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Images.Packages;
using DockerSplit.Knowledge;

namespace DockerSplit.Images.Snapshots;

/// <summary>Reads from an image's files what a container would find out about its system.</summary>
internal static class SnapshotReader
{
    private const string NameServiceSwitch = "/etc/nsswitch.conf";

    public static ImageSnapshot Read(SnapshotFiles files) =>
        new()
        {
            Distribution = OsRelease(files.Text("/etc/os-release") ?? files.Text("/usr/lib/os-release") ?? ""),
            Files = files.All,
            Packages = PackageDatabases.Read(files),
            Binaries = files.Binaries,
            Users = AccountReader.Users(files),
            Groups = AccountReader.Groups(files),
            Passwords = AccountReader.Passwords(files),
            SubordinateIds = AccountReader.SubordinateIds(files),
            Meanings = files.Meanings,
            LibraryPath = LoaderConfiguration.Directories(files),
            Texts = Texts(files),
            Sources = files.Sources,
            Configurations = files.Configurations,
            Imports = files.Imports.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Alternatives = DpkgAlternatives.Read(files),
        };

    /// <summary>Reads <c>NAME="value"</c> lines (os-release(5)).</summary>
    private static Distribution OsRelease(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Lines(text))
        {
            if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
                values[line[..equals]] = line[(equals + 1)..].Trim().Trim('"', '\'');
        }

        return new(
            values.GetValueOrDefault("ID", ""),
            values.GetValueOrDefault("VERSION_ID", ""),
            values.GetValueOrDefault("VERSION_CODENAME")
        );
    }

    private static ImmutableSortedDictionary<string, string> Texts(SnapshotFiles files)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (files.Text(NameServiceSwitch) is { } text)
            texts.Add(NameServiceSwitch, text);
        foreach (var path in files.Kept.Where(path => path != NameServiceSwitch && KnowledgeBase.Shipped.TextOf(path) is not null))
            texts.Add(path, files.Text(path)!);

        return texts.ToImmutable();
    }

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0);
}
