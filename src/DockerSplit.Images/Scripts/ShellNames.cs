using System.Collections.Frozen;
using System.Text.Json.Serialization;
using DockerSplit.Analysis.Shell;
using DockerSplit.Knowledge;

namespace DockerSplit.Images.Scripts;

/// <summary>What the names of commands mean in shell programs, from the data file <c>Data/shells.json</c>.</summary>
internal static class ShellNames
{
    private static readonly DataFile<Dictionary<string, NameGroup>> Data = new("Data/shells.json", ShellNamesJson.Default.DictionaryStringNameGroup);
    private static readonly Lazy<FrozenSet<string>> Shells = new(() => Names("shells"));
    private static readonly Lazy<FrozenSet<string>> Bash = new(() => Names("bash"));
    private static readonly Lazy<FrozenSet<string>> Prefixes = new(() => Names("prefixes"));
    private static readonly Lazy<FrozenSet<string>> Builtins = new(() => Names("builtins"));

    private static readonly Lazy<FrozenSet<string>> Sourcing = new(() => Names("sourcing"));
    private static readonly Lazy<FrozenSet<string>> AccountCommands = new(() => Names("accounts"));

    /// <summary>Whether it is a shell whose language our parser reads.</summary>
    public static bool IsShell(string name) => Shells.Value.Contains(name);

    /// <summary>Whether it has bash's additions to the language.</summary>
    public static bool IsBash(string name) => Bash.Value.Contains(name);

    /// <summary>Whether its argument is another command.</summary>
    public static bool StartsAnother(string name) => Prefixes.Value.Contains(name);

    /// <summary>Whether the shell has it within itself.</summary>
    public static bool IsBuiltin(string name) => Builtins.Value.Contains(name);

    /// <summary>Whether it reads the file of its argument into the shell.</summary>
    public static bool Sources(string name) => Sourcing.Value.Contains(name);

    /// <summary>Whether its arguments name users or groups.</summary>
    public static bool NamesAccounts(string name) => AccountCommands.Value.Contains(name);

    /// <summary>Whether a file without a <c>#!</c> line may be one that shell scripts read into themselves.</summary>
    public static bool IsLibrary(string path) =>
        Data.Content["libraries"].Names.Any(ending => path.EndsWith(ending, StringComparison.Ordinal));

    private static FrozenSet<string> Names(string group) => Data.Content[group].Names.ToFrozenSet(StringComparer.Ordinal);
}

/// <summary>Names with the reason why they stand together.</summary>
internal sealed record NameGroup(string Why, IReadOnlyList<string> Names);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(Dictionary<string, NameGroup>))]
internal sealed partial class ShellNamesJson : JsonSerializerContext;
