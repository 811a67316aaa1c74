using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Semantics;

namespace DockerSplit.Rewriting;

/// <summary>The places where the build works, whose content is never an artifact.</summary>
public sealed class BuildPaths
{
    private readonly List<string> _trees;

    public BuildPaths(StageAnalysis analysis)
    {
        var effects = analysis.Steps.SelectMany(step => step.Effects.Select(effect => (step, effect)));
        _trees =
        [
            .. effects.SelectMany(pair => Trees(pair.step, pair.effect)).OfType<string>().Where(IsTree).Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a path lies in a build tree, or is of a class that run time never needs.</summary>
    public bool IsBuildMaterial(string path) =>
        _trees.Exists(tree => Matches(path, tree)) || PathKnowledge.ClassOf(path) != PathClass.Other;

    /// <summary>The files that the build made and that may matter at run time.</summary>
    /// <param name="facts">The image, whose layers behind the last RUN hold what the runtime stage copies from the context itself.</param>
    public IEnumerable<FileFacts> Artifacts(IEnumerable<FileFacts> unowned, ImageFacts facts)
    {
        var last = LastRun(facts);

        return unowned.Where(file => file.Layer <= last && !IsBuildMaterial(file.Path));
    }

    /// <summary>The layer of the last RUN, by the history that BuildKit or the classic builder wrote.</summary>
    private static int LastRun(ImageFacts facts)
    {
        for (var i = facts.Layers.Length - 1; i >= 0; i--)
        {
            var by = facts.Layers[i].CreatedBy ?? "";
            if (
                by.StartsWith("RUN ", StringComparison.Ordinal)
                || (by.Contains(" -c ", StringComparison.Ordinal) && !by.Contains("#(nop)", StringComparison.Ordinal))
            )
                return i;
        }

        return facts.Layers.Length - 1;
    }

    private static IEnumerable<string?> Trees(Step step, Effect effect) =>
        effect switch
        {
            ConfigureBuild build => [build.Source.Value],
            Compile compile when step.Name is not ("gcc" or "cc" or "g++" or "c++" or "clang") => [compile.Directory.Value],
            Fetch { Target.Value: { } target } => [target],
            FetchPackageSource => [step.WorkingDirectory.Value is { } directory and not "/" ? directory : null],
            _ => [],
        };

    /// <summary>A tree that is a directory of the system is none: somebody compiled where everything lies.</summary>
    private static bool IsTree(string path) => path.Count(c => c == '/') > 1 || (path.Length > 1 && !IsSystem(path));

    private static bool IsSystem(string path) =>
        path
            is "/"
                or "/bin"
                or "/boot"
                or "/dev"
                or "/etc"
                or "/home"
                or "/lib"
                or "/lib64"
                or "/media"
                or "/mnt"
                or "/opt"
                or "/root"
                or "/run"
                or "/sbin"
                or "/srv"
                or "/usr"
                or "/var"
                or "/app"
                or "/usr/local";

    private static bool Matches(string path, string tree)
    {
        if (!tree.AsSpan().ContainsAny('*', '?', '['))
            return UnixPath.IsWithin(path, tree);

        return GlobPattern.IsMatch(path, tree) || GlobPattern.IsMatch(path, tree + "/*");
    }
}
