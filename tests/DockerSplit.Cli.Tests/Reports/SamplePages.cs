using System.Globalization;
using DockerSplit.Application;
using DockerSplit.Cli.Reports;
using DockerSplit.Diagnostics;

namespace DockerSplit.Cli.Tests.Reports;

/// <summary>Reports to draw pages of, with names that somebody chose to do harm with.</summary>
internal static class SamplePages
{
    public static string[] Hostile { get; } =
    [
        "</script><script>document.title = 'taken'</script>",
        "<img src=http://example.org/x.png onerror=\"document.title = 'taken'\">",
        "<!--<script>",
        "javascript:document.title='taken'",
        "{{script}} ${document.title='taken'} \\u003c",
        "\u202Egnp.exe\u0007\u2028",
    ];

    /// <summary>A report with something in every part of the page.</summary>
    public static RewriteReport Full(Outcome outcome = Outcome.Verified)
    {
        var report = new RewriteReportBuilder(SampleOutcome.Source).Build(
            SampleOutcome.Create(outcome),
            "Dockerfile.ms",
            isWritten: outcome == Outcome.Verified,
            ["docker build -t docksplit-original ."]
        );

        return report with
        {
            Files = Tree(),
            Sizes = report.Sizes is { } sizes
                ? new(
                    sizes.Original with
                    {
                        Packages = [new("gcc", "12", 130_000_000), new("pcre", "8", 600_000)],
                    },
                    sizes.Rewritten with
                    {
                        Packages = [new("pcre", "8", 600_000)],
                    }
                )
                : null,
        };
    }

    /// <summary>The same, with texts from outside that are markup.</summary>
    public static RewriteReport WithHostileTexts()
    {
        var evil = string.Concat(Hostile);

        return Full() with
        {
            Dockerfile = evil,
            Explanation = evil,
            Probes = [.. Hostile.Select(text => new ProbeReport(text, text, text, Agrees: false, text) { Group = text })],
            Diagnostics = [new("DS0000", DiagnosticSeverity.Warning, evil, 1, 1, evil)],
            Dockerfiles = new(
                new(evil, string.Join('\n', Hostile), [new(1, 1, evil, evil, evil)]),
                new(evil, evil, [new(1, 1, evil, evil, evil)])
            ),
            Reproduce = [.. Hostile],
        };
    }

    public static FileTreeReport Tree()
    {
        var tree = new FileTreeBuilder();
        var fates = new FileFateReport[]
        {
            new(FileFateReport.FromBase, "the base image brings it", Weak: false),
            new(FileFateReport.Installed, "the package pcre brings it", Weak: false),
            new(FileFateReport.Copied, "it is copied with /opt/a", Weak: false),
            new("dropped", "a compiler", Weak: false),
            new("dropped", "nothing reaches it", Weak: true),
            new("volatile", "logs come and go", Weak: false),
            new("unaccounted", "nothing accounts for it", Weak: false),
        };
        for (var i = 0; i < 40; i++)
        {
            var fate = fates[i % fates.Length];
            tree.Add(string.Create(CultureInfo.InvariantCulture, $"/usr/lib/d{i % 5}/file{i}"), 1000 * (i + 1) * (i + 1), fate);
        }

        tree.Add("/usr/bin/cc1", 30_000_000, fates[3]);
        tree.Add("/opt/a/bin/a", 4_000_000, fates[2]);
        foreach (var name in Hostile)
            tree.Add($"/srv/{name.Replace("/", "\u2215", StringComparison.Ordinal)}", 2_000_000, new(name, name, Weak: true));

        return tree.Build();
    }
}
