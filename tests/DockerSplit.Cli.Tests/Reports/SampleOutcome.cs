using DockerSplit.Application;
using DockerSplit.Application.Comparing;
using DockerSplit.Application.Rewriting;
using DockerSplit.Diagnostics;
using DockerSplit.Engine;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Facts;
using DockerSplit.Planning;
using DockerSplit.Text;

namespace DockerSplit.Cli.Tests.Reports;

/// <summary>An outcome with something in every field: planned from a text, as if it had been repaired once.</summary>
internal static class SampleOutcome
{
    public const string Secret = "hunter2-hunter2";

    public static SourceText Source { get; } =
        new(
            "FROM alpine:3.18\nENV DB_PASSWORD=hunter2-hunter2\nRUN apk add --no-cache gcc libc-dev pcre-dev && \\\n"
                + "    wget http://example.org/a-1.tar.gz && tar xf a-1.tar.gz && cd a-1 && ./configure --prefix=/opt/a && make && make install\n"
                + "EXPOSE 80\nCMD [\"/opt/a/bin/a\"]\n"
        );

    private static readonly DiagnosticDescriptor Unknown = new(
        "DS4999",
        "A test's own",
        "it is not known whether run time needs '{0}'",
        DiagnosticSeverity.Warning
    );

    /// <summary>An outcome of the kind, as it can occur.</summary>
    public static RewriteOutcome Create(Outcome verdict = Outcome.Verified) =>
        verdict switch
        {
            Outcome.NothingToSplit => new Refused(new NothingToSplit("nothing is compiled", [])),
            Outcome.AlreadyMultiStage => new Refused(new AlreadyMultiStage(3)),
            Outcome.Unsupported => new Refused(new Unsupported([Unknown.At(Source, new(0, 4), "FROM")])),
            Outcome.NeedsEngine => Doubtful(),
            Outcome.Unverified => new Unverified(Planned, $"it said {Secret}") { Mask = Mask },
            _ => Tried(verdict),
        };

    /// <summary>An outcome with a doubt.</summary>
    public static RewriteOutcome Doubtful() =>
        new Refused(new NeedsEngine(Planned.Plan, Planned.Text, [Unknown.At(Source, new(49, 3), "RUN")]));

    private static SecretMask Mask => SecretMask.For(["DB_PASSWORD=" + Secret]);

    private static Split Planned
    {
        get
        {
            var request = new RewriteRequest(Source, new(Path.GetTempPath()));

            return AnalysedDockerfile.Read(request).SplitByText() switch
            {
                Split split => split,
                NeedsEngine doubtful => new(doubtful.Draft, doubtful.Text),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }

    private static Tried Tried(Outcome outcome) =>
        new(Planned, Compared(outcome))
        {
            Mask = Mask,
            Rounds =
            [
                new(
                    1,
                    Rung.Exact,
                    null,
                    Outcome.RewrittenBroken,
                    [new MissingLibrary("libx.so.1", null, "libx.so.1: cannot open")],
                    "it ended"
                ),
                new(2, Rung.Exact, "library libx.so.1 is missing", outcome, [], null),
            ],
            LeftOut = ["/opt/a/share"],
        };

    private static Comparison Compared(Outcome outcome) =>
        outcome switch
        {
            Outcome.Verified => new SameBehaviour(Measured(5_000_000)),
            Outcome.NotSmaller => new SameBehaviour(Measured(137_000_000)),
            Outcome.Unproved => new NothingProved(Measured(5_000_000), Reason),
            Outcome.ProbesDiffer => new OtherBehaviour(Measured(5_000_000), Reason),
            Outcome.RewrittenBroken => new RewrittenFails(Measured(5_000_000), Reason),
            Outcome.OriginalBroken => new OriginalFails(Measured(5_000_000), Reason),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "no comparison ends so"),
        };

    private static string Reason => $"it said {Secret}\nand ended";

    private static Measurement Measured(long copied) =>
        new(
            new(144_000_000, [new("sha256:1", 7_000_000, "ADD rootfs"), new("sha256:2", 137_000_000, "RUN apk add | more")]),
            new(7_000_000 + copied, [new("sha256:1", 7_000_000, "ADD rootfs"), new("sha256:3", copied, "COPY /opt/a")]),
            [
                new("port 80, /", new HttpAnswer("http", 200, "text/html", "", ""), new HttpAnswer("http", 200, "text/html", "", ""), true),
                Page("/robots.txt", 404),
                Page("/about", 200),
                new(
                    "stop signal",
                    new StopAnswer(0, false, TimeSpan.FromSeconds(0.1)),
                    new StopAnswer(0, false, TimeSpan.FromSeconds(0.1)),
                    true,
                    "a note"
                ),
            ],
            [new("ENV PATH", "/bin", "", Severity.Breaks), new("ENV GOPATH", "/go", "", Severity.Allowed)]
        )
        {
            Ledger = Ledger,
            RunAs = "service a of compose.yaml: environment",
        };

    private static ProbeOutcome Page(string path, int status)
    {
        var answer = new HttpAnswer("http", status, "text/html", "", "");

        return new($"port 80, {path}", answer, answer, Agrees: true) { Group = "port 80, pages" };
    }

    private static Ledger Ledger =>
        new(
            [
                new(LedgerSubject.Path, "/opt/a/bin/a", LedgerFate.Same, new("same", "it is the same in both images"), 1_000),
                new(
                    LedgerSubject.Path,
                    "/opt/a/share/help",
                    LedgerFate.Dropped,
                    new("unreached", "nothing reaches it", IsWeak: true),
                    20_000
                ),
                new(LedgerSubject.Path, "/opt/a/share/page", LedgerFate.Unaccounted, new("unaccounted", "nothing accounts for it"), 20),
                new(LedgerSubject.Package, "gcc", LedgerFate.Dropped, new("build-only", "a compiler"), 130_000_000),
            ],
            [
                new(LedgerFindingKind.MissingPath, LedgerWeight.Breaks, "/opt/a/share/page", "a", "20 bytes", "", "keep /opt/a/share/page"),
                new(
                    LedgerFindingKind.PackageVersion,
                    LedgerWeight.Note,
                    "pcre",
                    null,
                    "8.45-r2",
                    "8.45-r3",
                    "install pcre in the version 8.45-r2"
                ),
            ]
        );
}
