using DockerSplit.Application.Checking;
using DockerSplit.Application.Rewriting;
using DockerSplit.Application.Tests.Rewriting;
using DockerSplit.Diagnostics;
using DockerSplit.Planning;
using DockerSplit.Text;

namespace DockerSplit.Application.Tests.Checking;

/// <summary>What a check makes of each outcome of planning.</summary>
public sealed class CheckerTests
{
    private const string Gaining = "FROM alpine:3.18\nRUN apk add gcc libc-dev && gcc -o /usr/local/bin/a a.c\nCMD [\"a\"]\n";

    private static readonly DiagnosticDescriptor Unknown = new("DS4999", "A test's own", "{0} is not known", DiagnosticSeverity.Warning);

    [Fact]
    public void A_doubt_makes_a_gain_uncertain_and_is_told_with_its_place()
    {
        var split = Planned();
        var outcome = new Refused(new NeedsEngine(split.Plan, split.Text, [Unknown.At(new SourceText(Gaining), new(17, 3), "it")]));

        var doubtful = Assert.IsType<Doubtful>(Checker.Judge("Dockerfile", outcome));

        Assert.Equal(["gcc", "libc-dev"], doubtful.Dropped);
        Assert.Equal("Dockerfile:2:1: it is not known [DS4999]", Assert.Single(doubtful.Doubts).ToString());
    }

    [Fact]
    public void What_was_measured_is_the_saving()
    {
        var outcome = new Tried(Planned(), Comparisons.Of(Outcome.Verified, size: 300));

        Assert.Equal(new Saving(700, IsMeasured: true), Assert.IsType<Gaining>(Checker.Judge("Dockerfile", outcome)).Saving);
    }

    [Fact]
    public void Packages_that_the_author_removes_himself_are_no_saving()
    {
        var split = Planned();
        var removed = split.Plan with
        {
            Packages =
            [
                .. split.Plan.Packages.Select(package => package with { Evidence = [new("removed-by-author", "it is removed again")] }),
            ],
        };

        var gaining = Assert.IsType<Gaining>(Checker.Judge("Dockerfile", new Unverified(split with { Plan = removed }, "")));

        Assert.Null(gaining.Saving);
        Assert.NotNull(Assert.IsType<Gaining>(Checker.Judge("Dockerfile", new Unverified(split, ""))).Saving);
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_are_that_files_result_and_stop_no_other()
    {
        var checker = new Checker(Read, measure: false, new Progress<ApplicationEvent>());

        var results = await checker.CheckAsync(["bad", "good"], TestContext.Current.CancellationToken);

        Assert.Equal("no settings", Assert.IsType<NotReadable>(results[0]).Reason);
        Assert.Equal("good", Assert.IsType<NotGaining>(results[1]).Name);

        static Task<RewriteRequest> Read(string name, CancellationToken cancellationToken) =>
            name == "bad"
                ? throw new EnvironmentFailure("no settings", FailureKind.Usage)
                : Task.FromResult(Request("FROM alpine\nCMD [\"true\"]\n"));
    }

    private static RewriteRequest Request(string text) => new(new SourceText(text), new BuildInputs(Path.GetTempPath()));

    private static Split Planned() =>
        AnalysedDockerfile.Read(Request(Gaining)).SplitByText() switch
        {
            Split split => split,
            NeedsEngine doubtful => new(doubtful.Draft, doubtful.Text),
            var other => throw new InvalidOperationException(other.ToString()),
        };
}
