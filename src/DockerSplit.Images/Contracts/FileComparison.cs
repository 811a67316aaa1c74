using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Contracts;

/// <summary>Compares capabilities, owners and modes of what both images have, directories included: those above a kept file are among them.</summary>
internal static class FileComparison
{
    private const int SetIdBits = 0xC00;

    public static IEnumerable<ContractDifference> Compare(ComparedImages images) =>
        images.Rewritten.Final.Files.Values.SelectMany(file =>
            images.Original.Final.Files.TryGetValue(file.Path, out var old) && old.Kind == file.Kind && file.Kind != FileKind.SymbolicLink
                ? Compare(images, old, file)
                : []
        );

    private static IEnumerable<ContractDifference> Compare(ComparedImages images, FileFacts old, FileFacts file)
    {
        if (old.Capabilities is { } capabilities && file.Capabilities != capabilities)
            yield return Of(ContractDifferenceKind.Capabilities, capabilities, file.Capabilities ?? "", "programs may do less than before");
        if ((old.Mode & SetIdBits & ~file.Mode) != 0 && file.Kind == FileKind.Regular)
            yield return Of(ContractDifferenceKind.SetId, Octal(old.Mode), Octal(file.Mode), "it runs with other rights than before");
        else if (old.Mode != file.Mode)
            yield return Of(
                ContractDifferenceKind.Mode,
                Octal(old.Mode),
                Octal(file.Mode),
                (old.Mode & ~file.Mode) != 0 ? "less is allowed than before" : null
            );
        if ((old.UserId, old.GroupId) != (file.UserId, file.GroupId))
            yield return Of(
                ContractDifferenceKind.Owner,
                $"{old.UserId}:{old.GroupId}",
                $"{file.UserId}:{file.GroupId}",
                OwnerMatters(images.Original, old) ? "the original's owner may run or be looked up" : null
            );

        ContractDifference Of(ContractDifferenceKind kind, string before, string now, string? breaks)
        {
            var (severity, reason) = Weigh(images, file, breaks);

            return new(kind, severity, file.Path, before, now, reason);
        }
    }

    /// <param name="breaks">Why the difference would matter to a program; null when it hardly can.</param>
    private static (DifferenceSeverity, string) Weigh(ComparedImages images, FileFacts file, string? breaks)
    {
        if (ComparedImages.Unminded(file.Path, file.Kind) is { } unminded)
            return (DifferenceSeverity.Expected, unminded);
        if (!images.IsBuilt(file.Path))
            return (DifferenceSeverity.Notable, "the build did not touch it: the two base images differ");

        return breaks is null ? (DifferenceSeverity.Notable, "nothing is known to depend on it") : (DifferenceSeverity.Breaks, breaks);
    }

    /// <summary>Owners that no account has, as files from other people's archives have them, run nothing.</summary>
    private static bool OwnerMatters(ImageFacts original, FileFacts old)
    {
        var user = original.Config.User.Split(':')[0];

        return (old.UserId > 0 && (IsUser(original, old.UserId) || user == $"{old.UserId}"))
            || (old.GroupId > 0 && original.Final.Groups.Any(group => group.Id == old.GroupId));
    }

    private static bool IsUser(ImageFacts image, int id) => image.Final.Users.Any(user => user.Id == id);

    private static string Octal(int mode) => FilePermissions.Octal(mode).PadLeft(4, '0');
}
