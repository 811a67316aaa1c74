using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Facts;
using DockerSplit.Knowledge;

namespace DockerSplit.Ecosystems;

/// <summary>
/// What one language brings. It answers; it decides nothing, writes no text and sees no other ecosystem. Its data stands in the file beside
/// its class and is read when it is first asked for.
/// </summary>
public abstract class Ecosystem
{
    private readonly DataFile<EcosystemData> _file;

    /// <param name="name">The name of its folder.</param>
    private protected Ecosystem(string name) => (Name, _file) = (name, EcosystemData.FileOf(name));

    /// <summary>The name of its folder, of its data and of its section in the documentation.</summary>
    public string Name { get; }

    public EcosystemData Data => _file.Content;

    /// <summary>All its commands: those that have a reader, and those of which the name tells enough.</summary>
    internal ImmutableArray<CommandReader> AllCommands =>
        [.. Commands, .. Data.Commands.Select(tool => new CommandReader([tool.Name], Reader(tool)))];

    /// <summary>The commands whose arguments are read.</summary>
    internal virtual ImmutableArray<CommandReader> Commands => [];

    /// <summary>The first step that tells that a stage uses the ecosystem; null when none does.</summary>
    public Step? Recognise(IEnumerable<Step> steps)
    {
        var names = AllCommands.SelectMany(reader => reader.Names).ToHashSet(StringComparer.Ordinal);

        return steps.FirstOrDefault(step => names.Contains(step.Name));
    }

    /// <summary>The projects in an image that have dependencies for development alone.</summary>
    internal virtual IEnumerable<Pruning> Prunings(StageAnalysis analysis, IImageView image) => [];

    /// <summary>The tools in an image that the build installed for itself, and that nothing which is started calls.</summary>
    internal virtual IEnumerable<BuildTool> ToolsOf(StageAnalysis analysis, IImageView image) => [];

    /// <summary>The runtime variant that what was built needs, where it tells more than the name of the image; null where it does not.</summary>
    /// <param name="general">The variant that the name tells.</param>
    internal virtual RuntimeVariant? VariantOf(RuntimeVariant general, StageAnalysis analysis, IImageView image) => null;

    /// <summary>
    /// Directories that its programs open as a habit, and that what was built is known to do without; empty where nothing tells.
    /// </summary>
    internal virtual IEnumerable<string> Unneeded(StageAnalysis analysis, IImageView image) => [];

    /// <summary>Where packages go on the image that the build starts from; none where that cannot be known.</summary>
    private protected ImmutableArray<StepPath> Places(Invocation invocation, PlaceUse use = PlaceUse.Packages) =>
        [.. Data.PlacesOn(invocation.Memory.BaseImage, use).Select(Place.Of)];

    private Func<Invocation, IEnumerable<Effect>> Reader(ToolRow tool) =>
        tool.Does switch
        {
            ToolUse.Nothing => static _ => [new NoEffect()],
            ToolUse.Builds => invocation =>
                !tool.Output.IsEmpty && invocation.Option([.. tool.Output]) is { } named
                    ? [new Compile(tool.Name, invocation.WorkingDirectory), new WriteFiles([invocation.Path(named)])]
                    : Place.Built(tool.Name, invocation.WorkingDirectory, [.. tool.Results.Select(invocation.WorkingDirectory.Below)]),
            ToolUse.InstallsTools => _ => [new InstallLanguagePackages(tool.Name, tool.In.Length == 0 ? [] : [Place.Of(tool.In)])],
            _ when tool.In.Length > 0 => invocation => [new Compile(tool.Name, Place.Of(tool.In)), .. Installed(tool, invocation)],
            _ => invocation => Installed(tool, invocation),
        };

    private IEnumerable<Effect> Installed(ToolRow tool, Invocation invocation) =>
        Place.Installed(
            invocation,
            !tool.Into.IsEmpty && invocation.Option([.. tool.Into]) is { } named ? [invocation.Path(named)]
                : tool.Roots.IsEmpty ? Places(invocation)
                : [.. tool.Roots.Select(Place.Of)]
        );
}

/// <summary>An ecosystem of which data is all that there is.</summary>
internal sealed class PlainEcosystem(string name) : Ecosystem(name);
