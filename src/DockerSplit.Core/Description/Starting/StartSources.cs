using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Description.Files;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Semantics;
using DockerSplit.Text;

namespace DockerSplit.Description.Starting;

/// <summary>Where the words come from that the container starts with.</summary>
internal sealed class StartSources(StageAnalysis analysis, IBuildContext? context, ImageConfig config)
{
    private readonly ILookup<string, TextSpan> _spans = analysis.Stage.Instructions.ToLookup(
        at => at.Instruction.Syntax.Keyword,
        at => at.Instruction.Syntax.Span
    );

    public ImageConfig Config => config;

    /// <summary>The state at the end, for start scripts to expand variables with.</summary>
    public BuildState State => analysis.Stage.Final;

    /// <summary>What the sources of the context start, found once.</summary>
    public ImmutableArray<SourceStart> StartsIn(DescribedNode root) =>
        context is null
            ? []
            : _starts ??= ContextStarts.Of(
                root,
                ClosureRoot.OfConfig(config).SelectMany(start => start.Words),
                Knowledge,
                context.ReadSource
            );

    private ImmutableArray<SourceStart>? _starts;

    public KnowledgeBase Knowledge => analysis.Knowledge;

    public CommandCatalog Commands => analysis.Commands;

    public bool IsShell(string name) => Commands.IsShell(name);

    /// <summary>Where the container starts.</summary>
    public string Directory { get; } = config.WorkingDirectory.Length > 0 ? config.WorkingDirectory : "/";

    /// <summary>The directories in which commands are looked up.</summary>
    public ImmutableArray<string> SearchPath { get; } =
    [
        .. (
            config.Environment.LastOrDefault(variable => variable.StartsWith("PATH=", StringComparison.Ordinal))
            ?? "PATH=/usr/local/bin:/usr/bin:/bin"
        )[5..]
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Where(directory => directory.StartsWith('/'))
            .Select(ContainerPath.Normalise),
    ];

    /// <summary>The instruction that names a root: the last one of its keyword, or else FROM, which inherits it.</summary>
    public TextSpan SpanOf(string root) => _spans[root].Any() ? _spans[root].Last() : analysis.Stage.From.Syntax.Span;

    /// <summary>Whether the build context brings a module to where the container starts.</summary>
    public bool HasModule(DescribedNode root, string module)
    {
        var path = ContainerPath.Join(Directory, module.Replace('.', '/'));

        return DescribedSources
            .Copied(root)
            .Any(source =>
                source.Path.StartsWith(path, StringComparison.Ordinal)
                && source.Path.Length > path.Length
                && source.Path[path.Length] is '.' or '/'
            );
    }

    /// <summary>The text of a file of the build context.</summary>
    public string? Read(string source) => context?.ReadSource(source);
}
