using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Engine;
using DockerSplit.Engine.Verification;
using DockerSplit.Engine.Verification.Tracing;
using DockerSplit.Facts;
using DockerSplit.Images;
using DockerSplit.PackageSystems;
using DockerSplit.Semantics;

namespace DockerSplit.Application.Comparing;

/// <summary>
/// Has the programs of both images watched once they gave the same answers. The tracer is made beside the other work: from the original's
/// base, whose package manager is the same and whose layers builders keep for all that start from it, or else from the original.
/// </summary>
/// <param name="inputs">With what builds are made.</param>
internal sealed class TraceRecorder(EngineSession session, BuildInputs inputs, TraceMode mode, IProgress<ApplicationEvent> progress)
    : IAsyncDisposable
{
    private static readonly (TraceTool? Tool, string? Trouble) None = (null, null);

    /// <summary>How much of the time that the verification took so far the traces may take besides.</summary>
    private const double Share = 0.3;

    /// <summary>Less helps nobody: two containers take that long to start.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <summary>How long a tracer is waited for that is demanded.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long the original is watched before there is a plan, at most: what takes longer to get ready is only watched for so long. It is no share
    /// of what the builds took, since a plan should not depend on how fast they were; where all is asked it ends, mostly after a few seconds.
    /// </summary>
    private static readonly TimeSpan LongestRecord = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _end = new();
    private OriginalTrace? _recorded;
    private Task<(TraceTool? Tool, string? Trouble)>? _tool;
    private bool _isOriginals;

    /// <summary>Begins to make the tracer from the base of a stage, where its name tells how; the original may not be built yet.</summary>
    public void Prepare(Stage? stage)
    {
        if (mode == TraceMode.Off || stage is not { Image: { } name, From.Platform: null } || inputs.Replaces(name))
            return;
        if (PackageSystemCatalog.OfImage(name) is { } system)
            _tool ??= MakeAsync(name, system, inputs.Builder);
    }

    /// <summary>Begins to make the tracer from the original, where none is being made.</summary>
    public void Prepare(ImageFacts original)
    {
        if (mode != TraceMode.Off && !_isOriginals && _tool is null or { IsCompletedSuccessfully: true, Result.Tool: null })
            _tool = MakeAsync(original);
    }

    /// <summary>Watches the original alone, before there is a plan. The record serves the comparison, too.</summary>
    /// <returns>The files of the original that its programs used.</returns>
    public async Task<ImmutableSortedSet<string>> RecordAsync(
        ProbeRecipe recipe,
        ImageFacts original,
        CancellationToken cancellationToken
    )
    {
        if (mode == TraceMode.Off)
            return [];

        TimeSpan? budget = mode == TraceMode.On ? null : LongestRecord;
        var began = TimeProvider.System.GetTimestamp();
        var (tool, trouble) = await ToolAsync(original, budget ?? Patience, cancellationToken);
        if (tool is not null)
        {
            var left = budget - TimeProvider.System.GetElapsedTime(began);
            _recorded = await new OriginalTracer(session, tool, left).RecordAsync(
                session.TagFor(ImageComparer.Original),
                recipe with
                {
                    Programs = OwnPrograms.Of(original),
                },
                new Activities(progress),
                cancellationToken
            );
            trouble = _recorded.Trouble;
        }

        if (trouble is not null)
            progress.Report(new Remark($"the plan does not rest on what the original's programs open: {trouble}"));

        return _recorded is null ? [] : UsedFiles.Of(_recorded.Files, original);
    }

    /// <summary>How much time there is; null where it takes what it takes.</summary>
    private TimeSpan? BudgetOf(TimeSpan spent) =>
        mode == TraceMode.On ? null
        : spent * Share > Least ? spent * Share
        : Least;

    /// <summary>Watches both; null where nobody wants that.</summary>
    /// <param name="proved">How both were run, and what they answered.</param>
    /// <param name="ledger">What became of all that the original has; null where nobody could say what to expect.</param>
    /// <param name="spent">How long the verification took so far.</param>
    public async Task<TraceOutcome?> CompareAsync(
        VerificationReport proved,
        (ImageFacts Original, ImageFacts Rewritten) images,
        Ledger? ledger,
        TimeSpan spent,
        CancellationToken cancellationToken
    )
    {
        if (mode == TraceMode.Off)
            return null;

        var budget = BudgetOf(spent);
        var began = TimeProvider.System.GetTimestamp();
        var (tool, trouble) = await ToolAsync(images.Original, budget ?? Patience, cancellationToken);
        if (tool is null)
            return new(trouble);

        var left = budget - TimeProvider.System.GetElapsedTime(began);

        return await new Tracer(session, tool, left).TraceAsync(proved, _recorded, new Activities(progress), cancellationToken) switch
        {
            Traced traced => new(Trouble: null)
            {
                Original = traced.Original.Opened.Count,
                Rewritten = traced.Rewritten.Opened.Count,
                Asked = traced.Asked,
                Questions = traced.Questions,
                Duration = TimeProvider.System.GetElapsedTime(began),
                Findings = TraceFindings.Of(images.Original, images.Rewritten, traced, ledger),
            },
            NotTraced not => new(not.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<(TraceTool? Tool, string? Trouble)> ToolAsync(
        ImageFacts original,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(patience);
            var made = await (_tool ?? Task.FromResult(None)).WaitAsync(deadline.Token);
            if (made.Tool is not null || _isOriginals)
                return made;

            Prepare(original);

            return await _tool!.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"strace was not installed within {patience.TotalSeconds:0.#} s"));
        }
    }

    private async Task<(TraceTool? Tool, string? Trouble)> MakeAsync(ImageFacts original)
    {
        _isOriginals = true;
        if (original.Config.OnBuild is not [])
            return (null, "the original has triggers (ONBUILD) that would run in an image made from it");

        return PackageSystemCatalog.OfImage(original.Final.Packages, original.Final.Distribution) is { } system
            ? await MakeAsync(session.TagFor(ImageComparer.Original), system, builder: null)
            : (null, "the original has no package manager that could install strace");
    }

    /// <summary>Makes the tracer from an image. Only the engine's own builder knows the original, which was built a moment ago.</summary>
    private Task<(TraceTool? Tool, string? Trouble)> MakeAsync(string from, PackageSystem system, string? builder) =>
        TraceTool.MakeAsync(
            session,
            inputs.For("tracer", new(""), null, isOriginal: false) with
            {
                Builder = builder,
                Target = null,
            },
            from,
            name => system.Install(new InstallRequest([name])),
            _end.Token
        );

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        if (_tool is { } making)
            await making.ContinueWith(
                _ => { },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        _end.Dispose();
    }
}
