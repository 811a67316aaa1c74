using DockerSplit.Facts;
using DockerSplit.Planning.Rules;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Replays;

/// <summary>Plans a last build step that fails when a library of a copied program is missing, so that later drift is seen in the user's own builds.</summary>
internal static class LibraryGuard
{
    public static IEnumerable<Replay> Plan(Solution solution)
    {
        var programs = solution
            .Original.Binaries.Where(pair =>
                pair.Value is ElfFacts { Needed: [_, ..] } && solution.Original.Files[pair.Key].HardLinkTo is null
            )
            .Select(pair => pair.Key)
            .Where(solution.IsCopied)
            .Select(ShellText.Quote)
            .ToList();
        if (programs.Count == 0)
            yield break;

        // musl's ldd takes one file at a time and words it differently from glibc's.
        yield return new(
            ReplayMoment.AfterCopies,
            $"for file in {string.Join(' ', programs)}; do ldd $file; done 2>&1 | {{ ! grep -E 'not found|Error (loading|relocating)'; }}",
            ReplayRules.LibraryGuard.Because("the build fails when a library is missing")
        );
    }
}
