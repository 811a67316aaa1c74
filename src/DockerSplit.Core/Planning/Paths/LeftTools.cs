using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Ecosystems;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Paths;

/// <summary>The tools that the build installed for itself and that stay behind with it.</summary>
internal sealed class LeftTools
{
    private readonly ImmutableArray<BuildTool> _tools;
    private readonly PathSet _paths;

    private LeftTools(ImmutableArray<BuildTool> tools) => (_tools, _paths) = (tools, PathSet.Of(tools.SelectMany(tool => tool.Paths)));

    /// <summary>No tool stays behind.</summary>
    public static LeftTools None { get; } = new([]);

    /// <summary>Finds them; once a plan of theirs did not pass they come along.</summary>
    public static LeftTools Of(StageAnalysis analysis, IImageView image, SplitOptions options, Lessons lessons) =>
        options.KeepDevelopmentFiles || lessons.Rung >= Rung.Wide
            ? None
            : new([.. EcosystemCatalog.Shipped.All.SelectMany(ecosystem => ecosystem.ToolsOf(analysis, image))]);

    /// <summary>The same without those of which a closure reaches something.</summary>
    public LeftTools Without(Closure closure)
    {
        var reached = closure.Reached.Keys.Select(_paths.CoverOf).OfType<string>().ToHashSet(StringComparer.Ordinal);

        return reached.Count == 0 ? this : new([.. _tools.Where(tool => !tool.Paths.Any(reached.Contains))]);
    }

    /// <summary>Why a path stays behind; null where it does not.</summary>
    public Evidence? WhyOf(string path)
    {
        if (_paths.CoverOf(path) is not { } place)
            return null;

        var tool = _tools.First(tool => tool.Paths.Contains(place));

        return PathRules.BuildTool.Because($"{tool.Name} {tool.Why}, and nothing that is started calls it", subject: path);
    }
}
