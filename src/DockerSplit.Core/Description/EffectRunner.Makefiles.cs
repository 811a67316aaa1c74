using System.Text.RegularExpressions;
using DockerSplit.Paths;

namespace DockerSplit.Description;

/// <summary>What a Makefile of the build context tells of its results.</summary>
internal sealed partial class EffectRunner
{
    private readonly HashSet<string> _readTrees = new(StringComparer.Ordinal);

    /// <summary>In the order in which make(1) looks for them.</summary>
    private static readonly string[] Makefiles = ["GNUmakefile", "makefile", "Makefile"];

    /// <summary>A path for the loader that is the tree itself, by make's words for it (ld(1), -rpath).</summary>
    [GeneratedRegex(@"-rpath[,=\s]+['""]?(\$[({](CURDIR|PWD|shell pwd)[)}]|`pwd`|\.(?![\w]))")]
    private static partial Regex RunPathOfTree { get; }

    /// <summary>
    /// A program that is installed from a tree may have been told to look for its libraries there, where they would not be in the runtime
    /// stage.
    /// </summary>
    private void DoubtRunPath(string tree)
    {
        if (!_readTrees.Add(tree))
            return;

        foreach (var name in Makefiles)
        {
            if (TextOf(Files.At(Resolved(ContainerPath.Join(tree, name)))) is not { } text)
                continue;

            if (RunPathOfTree.Match(text) is { Success: true, Index: var at })
                Unlisted(tree, $"what is made in {tree} looks for libraries there ({name}, line {text.AsSpan(0, at).Count('\n') + 1})");
            return;
        }
    }
}
