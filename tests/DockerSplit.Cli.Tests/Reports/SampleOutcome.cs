using System.Collections.Immutable;
using DockerSplit.Application;
using DockerSplit.Application.Checking;
using DockerSplit.Application.Comparing;
using DockerSplit.Application.Rewriting;
using DockerSplit.Diagnostics;
using DockerSplit.Engine;
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

    private static readonly DiagnosticDescriptor Unknown =
        new("DS4999", "A test's own", "it is not known whether run time needs '{0}'", DiagnosticSeverity.Warning);

    /// <summary>An outcome of the kind, as it can occur.</summary>
    public static RewriteOutcome Create(Outcome verdict = Outcome.Verified) =>
        verdict switch
        {
            Outcome.NothingToSplit => new(new NothingToSplit("nothing is compiled", []), verdict),
            Outcome.AlreadyMultiStage => new(new AlreadyMultiStage(3), verdict),
            Outcome.Unsupported => new(new Unsupported([Unknown.At(Source, new(0, 4), "FROM")]), verdict),
            Outcome.NeedsEngine => Doubtful(),
            _ => Tried(verdict),
        };

    /// <summary>An outcome with a doubt.</summary>
    public static RewriteOutcome Doubtful() =>
        new(new NeedsEngine(Planned.Plan, Planned.Text, [Unknown.At(Source, new(49, 3), "RUN")]), Outcome.NeedsEngine);

    private static Split Planned
    {
        get
        {
            var request = new RewriteRequest(Source, Path.GetTempPath(), ImmutableDictionary<string, string>.Empty);

            return AnalysedDockerfile.Read(request).SplitByText() switch
            {
                Split split => split,
                NeedsEngine doubtful => new(doubtful.Draft, doubtful.Text),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }

    private static RewriteOutcome Tried(Outcome verdict)
    {
        var split = Planned;

        return new(split, verdict)
        {
            Explanation = verdict == Outcome.Verified ? null : $"it said {Secret}\nand ended",
            Mask = SecretMask.For(["DB_PASSWORD=" + Secret]),
            Rounds =
            [
                new(1, Rung.Exact, null, Outcome.RewrittenBroken, [new MissingLibrary("libx.so.1", null, "libx.so.1: cannot open")], "it ended"),
                new(2, Rung.Exact, "library libx.so.1 is missing", verdict, [], null),
            ],
            Dropped = ["/opt/a/share"],
            Verification = new()
            {
                OriginalSize = 144_000_000,
                RewrittenSize = 12_000_000,
                OriginalLayers = [new("sha256:1", 7_000_000, "ADD rootfs"), new("sha256:2", 137_000_000, "RUN apk add | more")],
                RewrittenLayers = [new("sha256:1", 7_000_000, "ADD rootfs"), new("sha256:3", 5_000_000, "COPY /opt/a")],
                Probes =
                [
                    new("port 80, /", "http 200 text/html", "http 200 text/html", true),
                    new("stop signal", "exit code 0 after 0.1 s", "exit code 0 after 0.1 s", true, "a note"),
                ],
                Differences =
                [
                    new("ENV PATH", "/bin", "", DifferenceWeight.Breaks),
                    new("ENV GOPATH", "/go", "", DifferenceWeight.Allowed),
                ],
            },
        };
    }
}
