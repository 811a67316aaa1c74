using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Verification;

/// <summary>Compares two image configurations field by field.</summary>
public static class ConfigComparison
{
    /// <summary>All differences; those that the plan foresaw are marked as allowed.</summary>
    /// <param name="freeVariables">Names of ENV variables that may differ.</param>
    public static ImmutableArray<ConfigDifference> Compare(
        ImageConfig original,
        ImageConfig rewritten,
        IReadOnlySet<string> freeVariables
    ) =>
        [
            .. Variables(original, rewritten, freeVariables),
            .. Labels(original, rewritten),
            .. Fields(original, rewritten).Where(field => field.Original != field.Rewritten),
        ];

    private static IEnumerable<ConfigDifference> Fields(ImageConfig original, ImageConfig rewritten) =>
        [
            Text("OS", original.Os, rewritten.Os),
            Text("architecture", original.Architecture, rewritten.Architecture),
            Text("USER", original.User, rewritten.User),
            // The engine runs in the root directory where none is set (runtime-spec, process.cwd).
            Text("WORKDIR", WorkingDirectory(original), WorkingDirectory(rewritten)),
            Words("ENTRYPOINT", original.Entrypoint, rewritten.Entrypoint),
            Words("CMD", original.Command, rewritten.Command),
            Words("EXPOSE", original.ExposedPorts, rewritten.ExposedPorts),
            Words("VOLUME", original.Volumes, rewritten.Volumes),
            Text("STOPSIGNAL", original.StopSignal, rewritten.StopSignal),
            Words("SHELL", original.Shell, rewritten.Shell),
            Words("ONBUILD", original.OnBuild, rewritten.OnBuild),
            Words("HEALTHCHECK", original.Healthcheck, rewritten.Healthcheck),
        ];

    private static string WorkingDirectory(ImageConfig config) => config.WorkingDirectory is "" ? "/" : config.WorkingDirectory;

    private static ConfigDifference Text(string field, string original, string rewritten) =>
        new(field, original is "" ? null : original, rewritten is "" ? null : rewritten, Allowed: false);

    private static ConfigDifference Words(string field, ImmutableArray<string> original, ImmutableArray<string> rewritten) =>
        Text(field, Join(original), Join(rewritten));

    // Quoted, so that ["a b"] and ["a", "b"] do not look the same.
    private static string Join(ImmutableArray<string> words) =>
        words is [] ? "" : $"[{string.Join(", ", words.Select(word => $"\"{word}\""))}]";

    private static IEnumerable<ConfigDifference> Variables(ImageConfig original, ImageConfig rewritten, IReadOnlySet<string> free) =>
        Differences("ENV", ByName(original.Environment), ByName(rewritten.Environment), free.Contains).Select(Masked);

    private static IEnumerable<ConfigDifference> Labels(ImageConfig original, ImageConfig rewritten) =>
        Differences("LABEL", original.Labels, rewritten.Labels, _ => false);

    private static IEnumerable<ConfigDifference> Differences(
        string word,
        ImmutableSortedDictionary<string, string> original,
        ImmutableSortedDictionary<string, string> rewritten,
        Func<string, bool> isAllowed
    ) =>
        from name in original.Keys.Union(rewritten.Keys).Order(StringComparer.Ordinal)
        let before = original.GetValueOrDefault(name)
        let after = rewritten.GetValueOrDefault(name)
        where before != after
        select new ConfigDifference($"{word} {name}", before, after, isAllowed(name));

    private static ImmutableSortedDictionary<string, string> ByName(ImmutableArray<string> environment)
    {
        var variables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var variable in environment)
        {
            var parts = variable.Split('=', 2);
            variables[parts[0]] = parts.Length == 2 ? parts[1] : "";
        }

        return variables.ToImmutable();
    }

    private static ConfigDifference Masked(ConfigDifference difference) =>
        SecretMask.LooksSecret(difference.Field["ENV ".Length..])
            ? difference with
            {
                Original = difference.Original is null ? null : SecretMask.Mask,
                Rewritten = difference.Rewritten is null ? null : SecretMask.Mask,
            }
            : difference;
}
