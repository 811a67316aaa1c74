using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DockerSplit.Knowledge;

/// <summary>
/// What a distribution's archive tells of its packages for building, as <c>eng/knowledge</c> writes it: a line for each package, sorted by
/// the bytes of the names. It is searched as it lies there, so that a look-up costs no reading of the whole.
/// </summary>
/// <param name="read">Gives the file's content; it is not asked before somebody looks for a package.</param>
public sealed class ArchiveTable(Func<byte[]> read)
{
    private const string Prefix = "PackageSystems/archive/";
    private const string Ending = ".tsv";
    private readonly Lazy<(byte[] Text, ImmutableArray<ArchiveRelease> Releases, int Start)> _content = new(() => Open(read()));

    private static readonly FrozenDictionary<string, ArchiveTable> Files = typeof(ArchiveTable)
        .Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(
            name => name[Prefix.Length..^Ending.Length],
            name => new ArchiveTable(() => Resource(name)),
            StringComparer.Ordinal
        );

    /// <summary>The shipped table of a distribution, by its <c>ID</c> of os-release; null where there is none.</summary>
    public static ArchiveTable? Of(string distribution) => Files.GetValueOrDefault(distribution);

    /// <summary>The releases that are told of, the oldest first.</summary>
    public ImmutableArray<ArchiveRelease> Releases => _content.Value.Releases;

    /// <summary>All rows, in the order of the file.</summary>
    public IEnumerable<ArchiveRow> Rows
    {
        get
        {
            var (text, _, at) = _content.Value;
            while (at < text.Length)
            {
                var end = EndOfLine(text, at);
                yield return Row(text.AsSpan(at, end - at));
                at = end + 1;
            }
        }
    }

    /// <summary>The row of a package; null where the archive tells nothing of it.</summary>
    public ArchiveRow? Find(string package)
    {
        var (text, _, low) = _content.Value;
        var name = Encoding.UTF8.GetBytes(package);
        var high = text.Length;
        while (low < high)
        {
            // The line that the middle lies in.
            var middle = low + ((high - low) / 2);
            var start = text.AsSpan(low, middle - low).LastIndexOf((byte)'\n') is >= 0 and var before ? low + before + 1 : low;
            var end = EndOfLine(text, middle);
            var line = text.AsSpan(start, end - start);
            var order = NameOf(line).SequenceCompareTo(name);
            if (order == 0)
                return Row(line);
            if (order < 0)
                low = end + 1;
            else
                high = start;
        }

        return null;
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(ArchiveTable).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);

        return bytes;
    }

    /// <summary>Above the rows stand comments: a title, and a line <c># codename: source</c> for each release.</summary>
    private static (byte[] Text, ImmutableArray<ArchiveRelease> Releases, int Start) Open(byte[] text)
    {
        var (at, comments) = (0, new List<string>());
        while (at < text.Length && text[at] == '#')
        {
            var end = EndOfLine(text, at);
            comments.Add(Encoding.UTF8.GetString(text, at + 1, end - at - 1).Trim());
            at = end + 1;
        }

        return (
            text,
            [.. comments.Skip(1).Select(comment => comment.Split(": ", 2)).Select(parts => new ArchiveRelease(parts[0], parts[1]))],
            at
        );
    }

    private static int EndOfLine(byte[] text, int at) => Array.IndexOf(text, (byte)'\n', at) is >= 0 and var end ? end : text.Length;

    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> line) => line.IndexOf((byte)'\t') is >= 0 and var end ? line[..end] : line;

    private ArchiveRow Row(ReadOnlySpan<byte> line)
    {
        var cells = Encoding.UTF8.GetString(line).Split('\t');
        var libraries = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        ImmutableArray<string>? left = null;
        foreach (var (release, cell) in Releases.Zip(cells.Skip(2)))
        {
            left = Libraries(cells[0], cell, left);
            if (left is { } told)
                libraries.Add(release.Codename, told);
        }

        return new(
            cells[0],
            cells.Length > 1 && cells[1].Length > 0 ? int.Parse(cells[1], CultureInfo.InvariantCulture) : null,
            libraries.ToImmutable()
        );
    }

    /// <summary>What a cell says; null where it says nothing.</summary>
    /// <param name="left">What the cell to the left says.</param>
    private static ImmutableArray<string>? Libraries(string package, string cell, ImmutableArray<string>? left) =>
        cell switch
        {
            "" => null,
            "-" => [],
            ['=', .. var added] => [.. left!.Value.Select(name => name + added)],
            _ => [.. cell.Split(' ').Select(name => name[0] == '~' ? StemOf(package) + name[1..] : name)],
        };

    private static string StemOf(string package) =>
        package.EndsWith("-dev", StringComparison.Ordinal) ? package[..^"-dev".Length] : package;
}

/// <summary>A release of an archive.</summary>
/// <param name="Codename">Such as <c>bookworm</c>.</param>
/// <param name="Source">The archive's own name and date of what was read.</param>
public sealed record ArchiveRelease(string Codename, string Source);
