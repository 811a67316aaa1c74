using DockerSplit.Images.Snapshots;
using DockerSplit.Paths;
using DockerSplit.Text;

namespace DockerSplit.Images.Packages;

/// <summary>
/// Files that dpkg is set to leave out, as slim images do with documentation: <c>path-exclude</c> and <c>path-include</c> lines, the last
/// that matches decides (dpkg(1), "--path-exclude").
/// </summary>
internal sealed class DpkgExclusions
{
    private readonly List<(string Pattern, bool Excludes)> _lines = [];

    private DpkgExclusions() { }

    public static DpkgExclusions Read(SnapshotFiles files)
    {
        var exclusions = new DpkgExclusions();
        foreach (var path in files.Kept.Where(path => path is "/etc/dpkg/dpkg.cfg" || PathPattern.Matches("/etc/dpkg/dpkg.cfg.d/*", path)))
        {
            foreach (var line in (files.Text(path) ?? "").Split('\n'))
                exclusions.Add(
                    line.Trim().Split(['=', ' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                );
        }

        return exclusions;
    }

    public bool Covers(string path) => _lines.FindLast(line => TextPattern.IsMatch(path, line.Pattern)).Excludes;

    private void Add(string[] words)
    {
        if (words is ["path-exclude" or "path-include", var pattern])
            _lines.Add((pattern.Trim('"', '\''), words[0] == "path-exclude"));
    }
}
