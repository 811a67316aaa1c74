using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Engine.Builds;
using DockerSplit.Text;

namespace DockerSplit.Application.Comparing;

/// <summary>Builds both Dockerfiles of every pair at once, before each pair is compared with the layers at hand.</summary>
/// <param name="directory">Where the names of the Dockerfiles start from, absolute.</param>
internal sealed class BakeRun(ImmutableArray<VerifyRequest> requests, string directory)
{
    /// <summary>The text of the bake file that tells the engine of all of them.</summary>
    public string Definition => BakeBuilder.FileFor([.. requests.SelectMany(TargetsOf)]);

    /// <summary>Builds what a bake file tells. What fails here is told again, and better, by the pair's own comparison.</summary>
    /// <param name="file">The file that holds the <see cref="Definition"/>, absolute.</param>
    public async Task RunAsync(string file, IProgress<ApplicationEvent> progress, CancellationToken cancellationToken)
    {
        progress.Report(
            new PhaseStarted(string.Create(CultureInfo.InvariantCulture, $"Building {2 * requests.Length} Dockerfiles at once"))
        );
        if (!await BakeBuilder.BuildAsync(file, requests[0].Inputs.Builder, new BuildEvents(progress), cancellationToken))
            progress.Report(new Remark("not all could be built at once; each pair says what is wrong"));
    }

    private const string Original = "original";

    private IEnumerable<BuildRequest> TargetsOf(VerifyRequest request, int index) =>
        [Target(request, request.Original, Original, index), Target(request, request.Rewritten, "rewritten", index)];

    private BuildRequest Target(VerifyRequest request, SourceText dockerfile, string role, int index) =>
        request.Inputs.For(
            string.Create(CultureInfo.InvariantCulture, $"{role}-{index + 1}"),
            dockerfile,
            Path.GetFullPath(dockerfile.Name, directory),
            isOriginal: role == Original
        );
}
