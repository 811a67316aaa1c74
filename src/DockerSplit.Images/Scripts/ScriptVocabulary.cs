using System.Text.Json.Serialization;
using DockerSplit.Analysis.Commands;
using DockerSplit.Composition;
using DockerSplit.Knowledge;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Images.Scripts;

/// <summary>What names mean in shell programs: those of commands as the catalog has them, those of files from <c>Data/shells.json</c>.</summary>
internal static class ScriptVocabulary
{
    private static readonly DataFile<NameGroup> Libraries = new("Data/shells.json", ScriptVocabularyJson.Default.NameGroup);

    private static CommandCatalog Commands => ShippedCommands.Catalog;

    /// <summary>Whether it is a shell whose language our parser reads.</summary>
    public static bool IsShell(string name) => Commands.IsShell(name);

    /// <summary>Whether it has bash's additions to the language.</summary>
    public static bool IsBash(string name) => Commands.DialectOf(name) == ShellDialect.Bash;

    /// <summary>Whether its argument is another command.</summary>
    public static bool StartsAnother(string name) => Commands.Is(name, CommandTrait.Starts);

    /// <summary>Whether the shell has it within itself.</summary>
    public static bool IsBuiltin(string name) => Commands.Is(name, CommandTrait.Builtin);

    /// <summary>Whether it reads the file of its argument into the shell.</summary>
    public static bool Sources(string name) => Commands.ReadsIntoShell(name);

    /// <summary>Whether its arguments name users or groups.</summary>
    public static bool NamesAccounts(string name) => Commands.Is(name, CommandTrait.NamesAccounts);

    /// <summary>Whether a file without a <c>#!</c> line may be one that shell scripts read into themselves.</summary>
    public static bool IsLibrary(string path) => Libraries.Content.Names.Any(ending => path.EndsWith(ending, StringComparison.Ordinal));
}

/// <summary>Names with the reason why they stand together.</summary>
internal sealed record NameGroup(string Why, IReadOnlyList<string> Names);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(NameGroup))]
internal sealed partial class ScriptVocabularyJson : JsonSerializerContext;
