using DockerSplit.Application.Rewriting;
using DockerSplit.Engine.Verification;
using DockerSplit.Text;

namespace DockerSplit.Application.Library;

/// <summary>The front door for programs: what the command line's <c>rewrite</c> does, without files, options and a terminal.</summary>
public static class Docksplit
{
    /// <summary>Splits a Dockerfile by its text alone, in milliseconds and without an engine.</summary>
    /// <exception cref="EnvironmentFailure">The build context is no directory, or something in it cannot be read.</exception>
    public static Task<SplitAnswer> PlanAsync(SplitQuestion question, CancellationToken cancellationToken = default) =>
        RunAsync(question, EngineUse.Never, progress: null, cancellationToken);

    /// <summary>
    /// Splits a Dockerfile and proves the result with the engine that the environment names: builds both, compares them file by file, starts
    /// both and asks both the same. It takes as long as the builds take. What it makes on the engine is removed, after a cancellation, too.
    /// </summary>
    /// <param name="progress">Is told what is done while it is done.</param>
    /// <exception cref="EnvironmentFailure">No engine answers, or the build context is no directory.</exception>
    /// <exception cref="Engine.EngineException">The engine broke on the way.</exception>
    public static Task<SplitAnswer> ProveAsync(
        SplitQuestion question,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default
    ) => RunAsync(question, EngineUse.Demanded, progress, cancellationToken);

    private static async Task<SplitAnswer> RunAsync(
        SplitQuestion question,
        EngineUse engine,
        IProgress<string>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        var context = Path.GetFullPath(question.Context);
        if (!Directory.Exists(context))
            throw new EnvironmentFailure($"the build context '{question.Context}' is no directory", FailureKind.Usage);

        var request = new RewriteRequest(new SourceText(question.Dockerfile, question.Name), Inputs(question, context))
        {
            Engine = engine,
            Settings = Settings.None with
            {
                Options = new() { RuntimeBase = question.RuntimeBase ?? Settings.None.Options.RuntimeBase, Guess = question.Guess },
                Recipe = Recipe(question),
            },
        };

        return SplitAnswer.Of(await RewritePipeline.RunAsync(request, new Lines(progress), cancellationToken));
    }

    private static BuildInputs Inputs(SplitQuestion question, string context) =>
        new(context) { Arguments = question.BuildArguments, Platform = question.Platform };

    private static ProbeRecipe Recipe(SplitQuestion question) =>
        ProbeRecipe.Default with
        {
            Ports = question.Ports,
            Http = question.HttpPaths is [] ? ProbeRecipe.Default.Http : [.. question.HttpPaths.Select(path => new HttpQuestion(path))],
            Timeout = question.Timeout ?? ProbeRecipe.Default.Timeout,
        };

    /// <summary>The events as lines.</summary>
    private sealed class Lines(IProgress<string>? progress) : IProgress<ApplicationEvent>
    {
        public void Report(ApplicationEvent value)
        {
            var line = value switch
            {
                PhaseStarted phase => phase.Title,
                BuildStepStarted step => step.Step,
                ActivityStarted activity => activity.Text,
                Remark remark => remark.Text,
                _ => null,
            };
            if (line is not null)
                progress?.Report(line);
        }
    }
}
