using DockerSplit.Facts;

namespace DockerSplit.Images.Contracts;

/// <summary>Finds links that lead nowhere, and led somewhere in the original.</summary>
internal static class LinkComparison
{
    public static IEnumerable<ContractDifference> Compare(ComparedImages images)
    {
        var before = new PathResolver(images.Original.Final.Files);

        return from file in images.Rewritten.Final.Files.Values
            where file.Kind == FileKind.SymbolicLink && images.Paths.Resolve(file.Path).Path is null
            let target = before.Resolve(file.Path).Path
            where target is not null
            let weight = Weigh(images, file.Path, target)
            select new ContractDifference(
                ContractDifferenceKind.DanglingLink,
                weight.Severity,
                file.Path,
                target,
                file.LinkTarget ?? "",
                weight.Reason
            );
    }

    private static (DifferenceSeverity Severity, string Reason) Weigh(ComparedImages images, string path, string target)
    {
        if (images.IsStarted(path))
            return (DifferenceSeverity.Breaks, "what the image starts leads through it");
        if ((ComparedImages.Unminded(path, FileKind.SymbolicLink) ?? ComparedImages.Unminded(target, FileKind.Regular)) is { } unminded)
            return (DifferenceSeverity.Expected, unminded);
        // What linkers look for has no version behind its name; programs ask for the soname.
        if (path.EndsWith(".so", StringComparison.Ordinal) && target.Contains(".so.", StringComparison.Ordinal))
            return (DifferenceSeverity.Expected, "only linkers look for the name");

        return images.IsKept(path)
            ? (DifferenceSeverity.Breaks, "the build put it there")
            : (DifferenceSeverity.Notable, "a package or the base image brings it");
    }
}
