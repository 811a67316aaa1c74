using System.Collections.Immutable;
using DockerSplit.Application;
using DockerSplit.Application.Rewriting;
using DockerSplit.Cli.Configuration;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Rendering;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;
using DockerSplit.Knowledge;
using DockerSplit.Planning;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Cli.Pipeline;

/// <summary>Says of Dockerfiles which would gain from a runtime stage. What is wrong with one never stops the others.</summary>
/// <param name="measure">Whether both images are built, one Dockerfile after the other; the text alone decides otherwise.</param>
internal sealed class Checker(IConsole console, bool measure, IProgress<PipelineEvent> progress)
{
    private const int NamedPackages = 5;

    /// <summary>The findings in the order of the files, however long each took.</summary>
    public async Task<ImmutableArray<CheckedFile>> CheckAsync(ImmutableArray<string> files, CancellationToken cancellationToken)
    {
        var results = new CheckedFile[files.Length];
        // The engine's builds share its machine: one at a time.
        var parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = measure ? 1 : Environment.ProcessorCount,
        };
        await Parallel.ForAsync(0, files.Length, parallel, async (at, token) => results[at] = await CheckAsync(files[at], token));

        return [.. results];
    }

    private async Task<CheckedFile> CheckAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var text = await TextFile.ReadAsync(file, console, cancellationToken);
            var directory = Path.GetDirectoryName(text.Path)!;
            var request = new RewriteRequest(text.Source, directory, ImmutableDictionary.Create<string, string>(StringComparer.Ordinal))
            {
                Verify = measure,
                Settings = SettingsFile.ReadFor(directory, console.WorkingDirectory),
            };

            if (measure)
                Allowances.Require(request.Settings.Recipe.Container, []);

            return Describe(file, await RewritePipeline.RunAsync(request, progress, cancellationToken));
        }
        catch (EnvironmentFailure failure) when (failure.Kind == FailureKind.Usage)
        {
            return new(file, WouldGain: false, Verdicts.Describe(Outcome.Unsupported), failure.Message, 1, 1, null, Measured: false, []);
        }
    }

    private static CheckedFile Describe(string file, RewriteOutcome outcome)
    {
        var verdict = Verdicts.Describe(outcome.Verdict);

        return outcome.Result switch
        {
            Split split => Describe(file, outcome, split.Plan),
            Unsupported { Diagnostics: [var first, ..] } => Without(first.Message, first.Position.Line, first.Position.Column),
            NothingToSplit nothing => Without(nothing.Reason),
            AlreadyMultiStage several => Without($"it has {several.Stages} stages"),
            _ => Without(outcome.Explanation ?? verdict),
        };

        CheckedFile Without(string reason, int line = 1, int column = 1) =>
            new(file, WouldGain: false, verdict, outcome.Mask.Apply(reason), line, column, null, Measured: false, []);
    }

    private static CheckedFile Describe(string file, RewriteOutcome outcome, SplitPlan plan)
    {
        var place = plan.Stage.From.Syntax.Arguments.Source.PositionOf(plan.Stage.From.Syntax.Span.Start);
        var gains = outcome.Verdict.ToExitCode() == ExitCode.Success;
        ImmutableArray<string> dropped =
        [
            .. plan.Packages.Where(package => package is { Requested: true, Role: PackageRole.BuildOnly }).Select(package => package.Name),
        ];
        var measured = outcome.Verification is { } verification ? verification.OriginalSize - verification.RewrittenSize : (long?)null;

        return new(
            file,
            gains,
            Verdicts.Describe(outcome.Verdict),
            outcome.Mask.Apply(gains ? Reason(dropped) : (outcome.Explanation ?? "").Split('\n')[0]),
            place.Line,
            place.Column,
            measured ?? PackageSizes.LeastOf(plan.Stage.Image, dropped),
            measured is not null,
            dropped
        );
    }

    private static string Reason(ImmutableArray<string> dropped)
    {
        if (dropped is [])
            return "run time needs only a part of what the build leaves";

        var more = dropped.Length > NamedPackages ? $" and {dropped.Length - NamedPackages} more" : "";

        return $"run time needs none of {string.Join(", ", dropped.Take(NamedPackages))}{more}";
    }
}
