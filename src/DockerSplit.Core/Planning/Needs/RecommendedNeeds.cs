using DockerSplit.Diagnostics;
using DockerSplit.Planning.Packages;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Needs;

/// <summary>
/// What the packages that stay recommend, and the original has because of that: a program that is called, plugins, data. Not meant is what
/// only builds, what serves a machine that starts up or a person at it, and libraries that nothing loads.
/// </summary>
internal static class RecommendedNeeds
{
    /// <param name="packages">What stays, with the reasons.</param>
    public static IEnumerable<Need> Of(PlanDraft draft, IReadOnlyDictionary<string, Evidence> packages)
    {
        var installed = draft.Image.Facts.Final.Packages.Packages;
        var contents = new PackageContents(draft.Image.Facts.Final, draft.Graph, draft.Knowledge);
        var dependencies = installed.Keys.ToDictionary(
            name => name,
            name => draft.Graph.Direct(name).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        var own = draft.OwnBase.Content.Packages.Packages;
        var known = new HashSet<string>(own.Keys, StringComparer.Ordinal);
        var open = new Queue<string>(packages.Keys.Where(name => !own.ContainsKey(name)).SelectMany(WithImplied).Where(known.Add));
        while (open.TryDequeue(out var package))
        {
            foreach (var name in draft.Graph.Recommended(package).Where(IsWanted))
            {
                foreach (var further in WithImplied(name).Where(known.Add))
                    open.Enqueue(further);
                yield return new PackageNeed(name, Reason(package, name));
            }
        }

        // What only a package that goes depends on is there for that one.
        bool IsThereForAnother(string name) =>
            installed.Keys.Where(other => !known.Contains(other)).Any(other => dependencies[other].Contains(name));

        IEnumerable<string> WithImplied(string package) => draft.Graph.Implied(package).Append(package);

        // What the author asks for by name is judged by that.
        bool IsWanted(string name) =>
            !known.Contains(name)
            && installed[name].Manual == false
            && draft.Knowledge.Packages.BuildOnly(name) is null
            && draft.Knowledge.Packages.ForMachines(name) is null
            && !IsThereForAnother(name)
            && contents.IsMoreThanLibraries(installed[name]);
    }

    private static Evidence Reason(string package, string name) =>
        PackageRules.Recommended.Because($"{package} recommends it, and the author follows recommendations", subject: name) with
        {
            IsWeak = true,
        };
}
