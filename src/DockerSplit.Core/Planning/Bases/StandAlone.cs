using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Needs;

namespace DockerSplit.Planning.Bases;

/// <summary>Tells whether run time needs nothing of the original's distribution, so that the smallest image of any does.</summary>
internal static class StandAlone
{
    /// <summary>The images that a draft may start from then, the best first; none where anything speaks against it, or nobody looked.</summary>
    public static IEnumerable<RuntimeVariant> Candidates(PlanDraft draft, string image) =>
        draft is { Image.IsSeen: true, Options: { RuntimeBase: "auto", GuardLibraries: false }, Lessons.Rung: Rung.Exact }
        && IsStatic(draft)
        && HasOnlyAccountsOfBase(draft.Image.Facts)
        && draft.Needs.OfType<PackageNeed>().All(need => IsData(need.Name, draft))
            ? draft.Knowledge.Images.StandAloneOf(image)
            : [];

    /// <summary>Whether something is started, and neither it nor anything that it reaches asks for a library or an interpreter.</summary>
    private static bool IsStatic(PlanDraft draft)
    {
        var programs = draft.Closure.Reached.Keys.Select(draft.Image.Facts.Final.Binaries.GetValueOrDefault).OfType<BinaryFacts>().ToList();

        return programs.Count > 0 && programs.TrueForAll(program => program is ElfFacts { Interpreter: null, Needed: [] });
    }

    /// <summary>Another distribution has other accounts, and numbers mean the same everywhere.</summary>
    private static bool HasOnlyAccountsOfBase(ImageFacts facts) =>
        facts.Final.Users.SequenceEqual(facts.Base.Users)
        && facts
            .Final.Groups.Select(group => (group.Name, group.Id))
            .SequenceEqual(facts.Base.Groups.Select(group => (group.Name, group.Id)))
        && facts.Config.User.Split(':').All(part => part is "" or "root" || part.All(char.IsAsciiDigit));

    /// <summary>Whether a package is for reading alone, as certificates and time zones are; its files are copied.</summary>
    private static bool IsData(string name, PlanDraft draft) =>
        draft.Image.Facts.Final.Packages.Packages.GetValueOrDefault(name) is not { } package
        || !package.Files.Any(path => draft.Image.Facts.Final.Binaries.GetValueOrDefault(path) is ElfFacts);
}
