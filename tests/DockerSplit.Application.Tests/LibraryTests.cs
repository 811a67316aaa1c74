using DockerSplit.Application.Library;
using DockerSplit.Testing;

namespace DockerSplit.Application.Tests;

/// <summary>The front door for programs.</summary>
public sealed class LibraryTests
{
    private const string Compiles =
        "FROM alpine:3.18\nRUN apk add --no-cache gcc musl-dev\nRUN echo 'int main(){}' > a.c && gcc a.c -o /usr/bin/a && rm a.c\nCMD [\"a\"]\n";

    [Fact]
    public async Task A_plan_by_the_text_is_a_proposal_with_its_packages()
    {
        using var folder = new TempFolder();

        var answer = await Docksplit.PlanAsync(new(Compiles, folder.Path) { RuntimeBase = "same" }, TestContext.Current.CancellationToken);

        Assert.Equal(Outcome.Unverified, answer.Outcome);
        Assert.Contains("AS builder", answer.Dockerfile, StringComparison.Ordinal);
        Assert.Contains(answer.Packages, package => package is { Name: "gcc", Install: false });
        Assert.Null(answer.OriginalBytes);
    }

    [Theory]
    [InlineData("FROM a\nFROM b\n", Outcome.AlreadyMultiStage, "2 stages")]
    [InlineData("RUN echo\n", Outcome.Unsupported, "Dockerfile:1:1")]
    [InlineData("FROM alpine:3.18\nCMD [\"sh\"]\n", Outcome.NothingToSplit, "")]
    public async Task A_refusal_is_an_answer_with_its_reason(string dockerfile, Outcome outcome, string reason)
    {
        using var folder = new TempFolder();

        var answer = await Docksplit.PlanAsync(new(dockerfile, folder.Path), TestContext.Current.CancellationToken);

        Assert.Equal(outcome, answer.Outcome);
        Assert.Null(answer.Dockerfile);
        Assert.Contains(reason, answer.Explanation, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Explanation);
    }

    [Fact]
    public async Task A_context_that_is_not_there_is_said()
    {
        var failure = await Assert.ThrowsAsync<EnvironmentFailure>(() =>
            Docksplit.PlanAsync(new(Compiles, "/no/such/place"), TestContext.Current.CancellationToken)
        );

        Assert.Equal(FailureKind.Usage, failure.Kind);
    }
}
