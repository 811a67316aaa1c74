using System.Buffers;
using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Images.Snapshots;
using DockerSplit.Paths;

namespace DockerSplit.Images.Packages;

/// <summary>
/// Reads the records of dpkg's alternatives system, <c>/var/lib/dpkg/alternatives/GROUP</c> (update-alternatives(1), "FILES"): the
/// status, the main link, then name and link of each further one up to an empty line; the choices behind it are of no use here.
/// </summary>
internal static class DpkgAlternatives
{
    private const string Records = "/var/lib/dpkg/alternatives/";
    private const string Scripts = "/var/lib/dpkg/info/*.postinst";
    private const string Links = "/etc/alternatives/";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-."
    );

    public static ImmutableArray<AlternativeLink> Read(SnapshotFiles files)
    {
        var records = files.Kept.Where(path => path.StartsWith(Records, StringComparison.Ordinal)).ToList();
        if (records.Count == 0)
            return [];
        var scripted = ScriptedWords(files);

        return
        [
            .. records
                .SelectMany(path => LinksOf(ContainerPath.Name(path), files.Text(path) ?? "", scripted))
                .OrderBy(link => link.Path, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<AlternativeLink> LinksOf(string group, string record, HashSet<string> scripted)
    {
        var lines = record.Split('\n').TakeWhile(line => line.Length > 0).ToArray();
        if (lines.Length < 2)
            yield break;
        var (chosen, named) = (lines[0] == "manual", scripted.Contains(group));
        yield return new(Links + group, group, chosen, named);
        yield return new(lines[1], group, chosen, named);
        for (var i = 2; i + 1 < lines.Length; i += 2)
        {
            yield return new(Links + lines[i], group, chosen, named);
            yield return new(lines[i + 1], group, chosen, named);
        }
    }

    /// <summary>All words of the scripts that set alternatives up: some loop over names, so that no line holds the whole command.</summary>
    private static HashSet<string> ScriptedWords(SnapshotFiles files) =>
        files
            .Kept.Where(path => PathPattern.Matches(Scripts, path))
            .Select(path => files.Text(path) ?? "")
            .Where(text => text.Contains("update-alternatives", StringComparison.Ordinal))
            .SelectMany(Words)
            .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Words(string text)
    {
        for (var at = 0; at < text.Length; )
        {
            var start = text.AsSpan(at).IndexOfAny(NameCharacters);
            if (start < 0)
                yield break;
            at += start;
            var length = text.AsSpan(at).IndexOfAnyExcept(NameCharacters);
            var end = length < 0 ? text.Length : at + length;
            yield return text[at..end];
            at = end;
        }
    }
}
