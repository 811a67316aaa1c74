using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Needs;

/// <summary>Packages that a person asks for.</summary>
internal static class UserNeeds
{
    public static IEnumerable<Need> Of(Overrides wishes) =>
        wishes.RuntimePackages.Select(name => new PackageNeed(
            name,
            PackageRules.RuntimeByUser.Because("the configuration says that run time needs it", subject: name)
        ));
}
