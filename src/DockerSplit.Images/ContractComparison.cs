using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Images;

/// <summary>
/// Compares what a rewritten image must still keep to with the original: needs of its programs, accounts, owners, modes, links and the
/// package database. What the rewritten image left out is no difference by itself.
/// </summary>
public static class ContractComparison
{
    private const int SetIdBits = 0xC00;

    /// <summary>All differences, in the order of their kinds and paths.</summary>
    public static ImmutableArray<ContractDifference> Compare(ImageFacts original, ImageFacts rewritten)
    {
        IEnumerable<ContractDifference> all =
        [
            .. Needs(original, rewritten),
            .. Accounts(original, rewritten),
            .. KeptFiles(original.Final, rewritten.Final),
            .. Links(original.Final, rewritten.Final),
            .. Packages(original.Final, rewritten.Final),
        ];

        return [.. all.OrderBy(difference => difference.Kind, StringComparer.Ordinal).ThenBy(difference => difference.Path, StringComparer.Ordinal)];
    }

    /// <summary>Libraries and program loaders that the rewritten image lacks and the original had.</summary>
    private static IEnumerable<ContractDifference> Needs(ImageFacts original, ImageFacts rewritten)
    {
        var before = Missing(original).ToHashSet();

        return Missing(rewritten)
            .Where(need => !before.Contains(need))
            .Select(need => new ContractDifference(
                need.Kind == NeedKind.Library ? ContractDifference.UnresolvedLibrary : ContractDifference.MissingInterpreter,
                need.From,
                need.Detail,
                ""
            ));
    }

    /// <summary>What any program, library or script of the image needs in vain; a library belongs to whatever may load it.</summary>
    private static IEnumerable<MissingNeed> Missing(ImageFacts image)
    {
        var roots = image.Final.Binaries.Keys.Select(path => ClosureRoot.OfPath("file", path));

        return ClosureBuilder.Build(image.Final, image.Config, roots).Missing.Where(need => need.Kind is NeedKind.Library or NeedKind.Interpreter);
    }

    /// <summary>Users and groups that the original added to its base, by name and number.</summary>
    private static IEnumerable<ContractDifference> Accounts(ImageFacts original, ImageFacts rewritten)
    {
        var users = Differing(
            ContractDifference.User,
            original.Final.Users.Except(original.Base.Users).Select(user => (user.Name, $"{user.Id}:{user.GroupId}")),
            Numbers(rewritten.Final.Users.Select(user => (user.Name, $"{user.Id}:{user.GroupId}")))
        );
        var groups = Differing(
            ContractDifference.Group,
            original.Final.Groups.Where(group => !original.Base.Groups.Any(old => old.Name == group.Name && old.Id == group.Id)).Select(group => (group.Name, $"{group.Id}")),
            Numbers(rewritten.Final.Groups.Select(group => (group.Name, $"{group.Id}")))
        );

        return users.Concat(groups);
    }

    private static Dictionary<string, string> Numbers(IEnumerable<(string Name, string Number)> accounts)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, number) in accounts)
            numbers.TryAdd(name, number);

        return numbers;
    }

    private static IEnumerable<ContractDifference> Differing(
        string kind,
        IEnumerable<(string Name, string Number)> wanted,
        Dictionary<string, string> present
    ) =>
        wanted
            .Select(account => new ContractDifference(kind, account.Name, account.Number, present.GetValueOrDefault(account.Name, "")))
            .Where(difference => difference.Original != difference.Rewritten);

    /// <summary>Capabilities, owners and modes of what both have, directories included: the ones above a kept file are among them.</summary>
    private static IEnumerable<ContractDifference> KeptFiles(ImageSnapshot original, ImageSnapshot rewritten)
    {
        foreach (var file in rewritten.Files.Values)
        {
            if (!original.Files.TryGetValue(file.Path, out var old) || old.Kind != file.Kind || file.Kind == FileKind.SymbolicLink)
                continue;
            if (old.Capabilities is { } capabilities && file.Capabilities != capabilities)
                yield return new(ContractDifference.Capabilities, file.Path, capabilities, file.Capabilities ?? "");
            if ((old.Mode & SetIdBits & ~file.Mode) != 0)
                yield return new(ContractDifference.SetId, file.Path, Octal(old.Mode), Octal(file.Mode));
            else if (old.Mode != file.Mode)
                yield return new(ContractDifference.Mode, file.Path, Octal(old.Mode), Octal(file.Mode));
            if ((old.UserId, old.GroupId) != (file.UserId, file.GroupId))
                yield return new(ContractDifference.Owner, file.Path, $"{old.UserId}:{old.GroupId}", $"{file.UserId}:{file.GroupId}");
        }
    }

    /// <summary>Links that lead nowhere, and led somewhere in the original.</summary>
    private static IEnumerable<ContractDifference> Links(ImageSnapshot original, ImageSnapshot rewritten)
    {
        var (before, now) = (new PathResolver(original.Files), new PathResolver(rewritten.Files));

        return from file in rewritten.Files.Values
            where file.Kind == FileKind.SymbolicLink && now.Resolve(file.Path).Path is null
            let target = before.Resolve(file.Path).Path
            where target is not null
            select new ContractDifference(ContractDifference.DanglingLink, file.Path, target, file.LinkTarget ?? "");
    }

    /// <summary>Packages of which files are there that no entry of the rewritten image's database accounts for.</summary>
    private static IEnumerable<ContractDifference> Packages(ImageSnapshot original, ImageSnapshot rewritten)
    {
        var owners = FileOwners.Of(rewritten);
        var paths = new PathResolver(rewritten.Files);

        return from package in original.Packages.Packages.Values
            where !rewritten.Packages.Packages.ContainsKey(package.Name)
            let file = package.Files.FirstOrDefault(path => paths.At(paths.Canonical(path)) is not null && owners.PackageOf(path) is null)
            where file is not null
            select new ContractDifference(ContractDifference.Package, file, package.Name, "");
    }

    private static string Octal(int mode) => Convert.ToString(mode, 8).PadLeft(4, '0');
}

/// <summary>Something in which a rewritten image breaks with the original.</summary>
/// <param name="Kind">One of this type's constants.</param>
/// <param name="Path">The file, or the name of the user or group.</param>
/// <param name="Original">What the original has: a soname, numbers, a mode, a link's target, a package.</param>
/// <param name="Rewritten">What the rewritten image has instead; empty for nothing.</param>
public sealed record ContractDifference(string Kind, string Path, string Original, string Rewritten)
{
    public const string UnresolvedLibrary = "unresolved-library";
    public const string MissingInterpreter = "missing-interpreter";
    public const string User = "user";
    public const string Group = "group";
    public const string Capabilities = "capabilities";
    public const string SetId = "set-id";
    public const string Mode = "mode";
    public const string Owner = "owner";
    public const string DanglingLink = "dangling-link";
    public const string Package = "package-entry";
}
