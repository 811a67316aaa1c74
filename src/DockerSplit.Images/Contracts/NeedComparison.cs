using DockerSplit.Facts;
using DockerSplit.Images.Closures;

namespace DockerSplit.Images.Contracts;

/// <summary>Compares what programs, libraries and scripts need in vain.</summary>
internal static class NeedComparison
{
    public static IEnumerable<ContractDifference> Compare(ComparedImages images)
    {
        var (before, after) = (Closure(images.Original), Closure(images.Rewritten));
        var known = before.Missing.ToHashSet();
        foreach (var need in after.Missing)
        {
            if (KindOf(need.Kind) is not { } kind || known.Contains(need))
                continue;
            var (severity, reason) = Weigh(images, need.From);
            yield return new(kind, severity, need.From, need.Detail, "", reason);
        }
    }

    private static ContractDifferenceKind? KindOf(NeedKind kind) =>
        kind switch
        {
            NeedKind.Library => ContractDifferenceKind.UnresolvedLibrary,
            NeedKind.Interpreter => ContractDifferenceKind.MissingInterpreter,
            NeedKind.Version => ContractDifferenceKind.MissingVersion,
            _ => null,
        };

    /// <summary>From every program, library and script of the image; a library belongs to whatever may load it.</summary>
    private static Closure Closure(ImageFacts image) =>
        ClosureBuilder.Build(image.Final, image.Config, image.Final.Binaries.Keys.Select(path => ClosureRoot.OfPath("file", path)));

    private static (DifferenceSeverity, string) Weigh(ComparedImages images, string path)
    {
        if (images.IsStarted(path))
            return (DifferenceSeverity.Breaks, "the image starts it or what leads to it");
        if (ComparedImages.Unminded(path, FileKind.Regular) is { } unminded)
            return (DifferenceSeverity.Expected, unminded);
        if (images.Owners.PackageOf(path) is { } package)
            return (DifferenceSeverity.Notable, $"the package {package} does not depend on it");
        if (images.IsOfBase(path))
            return (DifferenceSeverity.Notable, "the base image has the file, and not what it needs");

        // A script that nothing starts is often a build script beside what is kept; a program or library was put there to run.
        return images.Rewritten.Final.Binaries.GetValueOrDefault(path) is ScriptFacts
            ? (DifferenceSeverity.Notable, "nothing that the image starts is known to call the script")
            : (DifferenceSeverity.Breaks, "the build put it there");
    }
}
