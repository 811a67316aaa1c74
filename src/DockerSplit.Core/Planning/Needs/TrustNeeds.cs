using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Needs;

/// <summary>
/// What the original's base image brings for whoever speaks TLS. Where an image was seen, its libraries tell who does; by the text alone a
/// smaller base must not lose it.
/// </summary>
internal static class TrustNeeds
{
    public static IEnumerable<Need> Of(PlanDraft draft) =>
        draft.Image.IsSeen || draft.Candidates.IsEmpty
            ? []
            : draft
                .OwnBase.Content.Packages.Packages.Keys.Where(name =>
                    draft.Knowledge.Packages.BuildOnly(name) is { UnlessReached.IsEmpty: false }
                )
                .Select(name => new PackageNeed(
                    name,
                    PackageRules.AskedForByWhatStays.Because(
                        "the original's base brings it, and nobody knows by the text who uses it",
                        subject: name
                    ) with
                    {
                        IsWeak = true,
                    }
                ));
}
