using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Application;
using DockerSplit.Application.Rewriting;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Files;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Cli.Pipeline;

/// <summary>Builds both Dockerfiles of every pair through one bake file, before each pair is verified with the layers at hand.</summary>
/// <param name="keep">Where the bake file goes, absolute; null for a temporary one.</param>
internal sealed class Bakery(IConsole console, string? keep, IProgress<PipelineEvent> progress)
{
    public async Task BakeAsync(ImmutableArray<VerifyRequest> requests, CancellationToken cancellationToken)
    {
        using var folder = keep is null ? RunFolder.Create() : null;
        var file = keep ?? Path.Combine(folder!.Path, "docker-bake.json");
        try
        {
            var text = BakeBuilder.FileFor([.. requests.SelectMany(TargetsOf)]);
            await AtomicFile.WriteAsync(file, System.Text.Encoding.UTF8.GetBytes(text), cancellationToken);
            progress.Report(new PhaseStarted(string.Create(CultureInfo.InvariantCulture, $"Building {2 * requests.Length} Dockerfiles at once")));
            if (!await BakeBuilder.BuildAsync(file, requests[0].Builder, new Workbench.BuildEvents(progress), cancellationToken))
                progress.Report(new Remark("not all could be built at once; each pair says what is wrong"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentFailure($"cannot write '{file}': {exception.Message}", FailureKind.Usage, exception);
        }
    }

    private IEnumerable<BuildRequest> TargetsOf(VerifyRequest request, int index) =>
        [Target(request, request.Original, "original", index), Target(request, request.Rewritten, "rewritten", index)];

    private BuildRequest Target(VerifyRequest request, SourceText dockerfile, string role, int index) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{role}-{index + 1}"), dockerfile.Text, request.ContextDirectory)
        {
            DockerfilePath = Path.GetFullPath(dockerfile.Name, console.WorkingDirectory),
            BuildArguments = request.BuildArguments.ToImmutableSortedDictionary(
                pair => pair.Key,
                pair => (string?)pair.Value,
                StringComparer.Ordinal
            ),
        };
}
