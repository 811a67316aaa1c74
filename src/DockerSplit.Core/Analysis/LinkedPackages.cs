using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;

namespace DockerSplit.Analysis;

/// <summary>
/// The idiom of the official Alpine images: a command lists the libraries that the built programs link to, and what it printed is installed.
/// Nobody can name those packages, but what they are for is known.
/// </summary>
internal static class LinkedPackages
{
    /// <summary>The steps, in which such installations say so.</summary>
    public static ImmutableArray<Step> Follow(ImmutableArray<Step> steps, CommandCatalog catalog)
    {
        var listed = -1;
        var result = ImmutableArray.CreateBuilder<Step>(steps.Length);
        foreach (var step in steps)
        {
            if (catalog.Is(step.Name, CommandTrait.ListsLibraries))
                listed = step.Instruction;
            result.Add(listed == step.Instruction ? step with { Effects = [.. step.Effects.Select(Marked)] } : step);
        }

        return result.MoveToImmutable();
    }

    private static Effect Marked(Effect effect) =>
        effect is InstallPackages { Unknown: { IsEmpty: false } unknown } install
            ? install with
            {
                Unknown = [.. unknown.Select(words => words with { AreLinked = words.NamesFrom is null })],
            }
            : effect;
}
