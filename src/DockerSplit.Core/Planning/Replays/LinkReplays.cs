using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Replays;

/// <summary>Finds links that the runtime stage has to make: COPY would follow one by itself.</summary>
internal static class LinkReplays
{
    public static IEnumerable<Replay> Plan(Solution solution)
    {
        var links = solution
            .Equation.Copies.Keys.Select(path => solution.Original.Files[path])
            .Where(file => file.Kind == FileKind.SymbolicLink);
        foreach (var file in links.Where(file => !solution.IsInsideCopy(file.Path)))
        {
            // A package may make a link of that name when it is installed.
            var replaces =
                !solution.Draft.Image.IsSeen
                || solution.Available.Files.ContainsKey(file.Path)
                || solution.Draft.Image.PackageOf(ContainerPath.Parent(file.Path)) is not null
                    ? "-sfn"
                    : "-s";
            yield return new(
                ReplayMoment.AfterCopies,
                $"ln {replaces} {ShellText.Quote(file.LinkTarget ?? "")} {ShellText.Quote(file.Path)}",
                ReplayRules.Link.Because("links of the original", subject: file.Path)
            );
        }
    }
}
