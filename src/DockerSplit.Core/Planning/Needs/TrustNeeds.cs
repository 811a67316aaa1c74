using DockerSplit.Knowledge;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Needs;

/// <summary>
/// What the original's base image, or a package that goes, brings for whoever speaks TLS. Where an image was seen, its libraries tell who
/// does; by the text alone the runtime stage must not lose it.
/// </summary>
internal static class TrustNeeds
{
    public static IEnumerable<Need> Of(PlanDraft draft)
    {
        if (draft.Image.IsSeen)
            return [];

        var own = draft.Candidates.IsEmpty ? [] : draft.OwnBase.Content.Packages.Packages.Keys;
        var along = draft
            .Image.Facts.Final.Packages.Packages.Values.Where(package => package.Manual == false)
            .Select(package => package.Name);

        return Needs(own, "the original's base", draft.Knowledge)
            .Concat(Needs(along, "a package that the author installs", draft.Knowledge));
    }

    private static IEnumerable<Need> Needs(IEnumerable<string> names, string bringer, KnowledgeBase knowledge) =>
        from name in names
        where knowledge.Packages.BuildOnly(name) is { UnlessReached.IsEmpty: false }
        select new PackageNeed(
            name,
            PackageRules.AskedForByWhatStays.Because($"{bringer} brings it, and nobody knows by the text who uses it", subject: name) with
            {
                IsWeak = true,
            }
        );
}
