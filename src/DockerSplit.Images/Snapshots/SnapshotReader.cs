using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Facts;
using DockerSplit.Images.Packages;
using DockerSplit.Planning;

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
            Users = Users(files.Text("/etc/passwd") ?? ""),
            Groups = Groups(files.Text("/etc/group") ?? ""),
            LibraryPath = LoaderConfiguration.Directories(files),
            Texts = Texts(files),
            Configurations = files.Configurations,
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

    /// <summary>Reads passwd(5); a line that has not its form is left out.</summary>
    private static ImmutableArray<UserFacts> Users(string text) =>
        [
            .. Fields(text, 7)
                .Where(field => IsNumber(field[2]) && IsNumber(field[3]))
                .Select(field => new UserFacts(field[0], Number(field[2]), Number(field[3]), field[4], field[5], field[6])),
        ];

    /// <summary>Reads group(5).</summary>
    private static ImmutableArray<GroupFacts> Groups(string text) =>
        [
            .. Fields(text, 4)
                .Where(field => IsNumber(field[2]))
                .Select(field => new GroupFacts(
                    field[0],
                    Number(field[2]),
                    [.. field[3].Split(',', StringSplitOptions.RemoveEmptyEntries)]
                )),
        ];

    private static ImmutableSortedDictionary<string, string> Texts(SnapshotFiles files)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (files.Text(NameServiceSwitch) is { } text)
            texts.Add(NameServiceSwitch, text);

        return texts.ToImmutable();
    }

    private static IEnumerable<string[]> Fields(string text, int count) =>
        Lines(text).Select(line => line.Split(':')).Where(fields => fields.Length == count);

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0);

    private static bool IsNumber(string text) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static int Number(string text) => unchecked((int)uint.Parse(text, CultureInfo.InvariantCulture));
}
