using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Replays;

/// <summary>Plans a last build step that fails when a library of a copied program is missing, so that later drift is seen in the user's own builds.</summary>
internal static class LibraryGuard
{
    public static IEnumerable<Replay> Plan(Observation seen, ImmutableArray<PathDecision> copies)
    {
        var programs = seen
            .Facts.Final.Binaries.Where(pair => pair.Value is ElfFacts { Needed: [_, ..] } && seen.Facts.Final.Files[pair.Key].HardLinkTo is null)
            .Select(pair => pair.Key)
            .Where(path => copies.Any(copy => ContainerPath.IsWithin(path, copy.Path)))
            .Select(ShellText.Quote)
            .ToList();
        if (programs.Count == 0)
            yield break;

        // musl's ldd takes one file at a time and words it differently from glibc's.
        yield return new(
            ReplayMoment.AfterCopies,
            $"for file in {string.Join(' ', programs)}; do ldd $file; done 2>&1 | {{ ! grep -E 'not found|Error (loading|relocating)'; }}",
            new("library-guard", "the build fails when a library is missing")
        );
    }
}
