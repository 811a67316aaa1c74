namespace DockerSplit.Images.Contracts;

/// <summary>Finds packages of which files are there that no entry of the rewritten image's database accounts for: scanners do not see them.</summary>
internal static class PackageComparison
{
    public static IEnumerable<ContractDifference> Compare(ComparedImages images)
    {
        var rewritten = images.Rewritten.Final.Packages;
        var severity = rewritten.Manager.Length == 0 ? DifferenceSeverity.Expected : DifferenceSeverity.Notable;
        var reason =
            rewritten.Manager.Length == 0 ? "the image has no package database at all" : "scanners for vulnerabilities do not see it";

        return from package in images.Original.Final.Packages.Packages.Values
            where !rewritten.Packages.ContainsKey(package.Name)
            let file = package.Files.FirstOrDefault(path => IsUnaccounted(images, images.Paths.Canonical(path)))
            where file is not null
            select new ContractDifference(ContractDifferenceKind.PackageEntry, severity, file, package.Name, "", reason);
    }

    private static bool IsUnaccounted(ComparedImages images, string path) =>
        images.Paths.At(path) is not null && !images.IsOfBase(path) && images.Owners.PackageOf(path) is null;
}
