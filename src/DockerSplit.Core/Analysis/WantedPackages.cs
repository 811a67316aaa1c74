using System.Collections.Immutable;

namespace DockerSplit.Analysis;

/// <summary>
/// The idiom of many official images: <c>saved="$(apt-mark showmanual)"</c>, an installation for the build,
/// <c>apt-mark auto '.*'</c>, <c>apt-mark manual $saved</c>, and <c>apt-get purge --auto-remove</c>, which then removes by name nothing and
/// in effect all that was installed in between.
/// </summary>
internal static class WantedPackages
{
    /// <summary>The steps, with the names that a removal of unneeded packages takes away.</summary>
    public static ImmutableArray<Step> Follow(IReadOnlyList<Step> steps)
    {
        var result = ImmutableArray.CreateBuilder<Step>(steps.Count);
        var installed = new HashSet<string>(StringComparer.Ordinal);
        var since = new Dictionary<string, PackageRequest>(StringComparer.Ordinal);
        var saved = -1;
        var allAreAuto = false;
        foreach (var step in steps)
        {
            var effects = step.Effects;
            if (step.Effects.Any(effect => effect is AskWantedPackages))
            {
                installed.UnionWith(since.Keys);
                since.Clear();
                (saved, allAreAuto) = (step.Instruction, false);
            }

            foreach (var effect in step.Effects)
            {
                if (effect is InstallPackages install)
                {
                    foreach (var package in install.Packages.Where(package => !installed.Contains(package.Name)))
                        since.TryAdd(package.Name, package);
                }
                else if (effect is MarkPackages mark && saved == step.Instruction)
                {
                    allAreAuto |= mark is { Manual: false, Packages.IsEmpty: true, Incomplete: false };
                    if (mark.Manual)
                        RemoveAll(since, mark.Packages);
                }
                else if (effect is RemovePackages { AutoRemove: true } remove && allAreAuto && saved == step.Instruction)
                {
                    effects = effects.Replace(remove, remove with { Packages = [.. remove.Packages, .. since.Values] });
                    since.Clear();
                    allAreAuto = false;
                }
            }

            result.Add(effects == step.Effects ? step : step with { Effects = effects });
        }

        return result.ToImmutable();
    }

    private static void RemoveAll(Dictionary<string, PackageRequest> since, ImmutableArray<PackageRequest> kept)
    {
        foreach (var package in kept)
            since.Remove(package.Name);
    }
}
