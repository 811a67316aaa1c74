using System.Collections.Frozen;

namespace DockerSplit.Knowledge;

/// <summary>What kind of thing a command does, where no arguments matter.</summary>
public enum CommandKind
{
    /// <summary>Not in the table.</summary>
    Unknown,

    /// <summary>Leaves nothing behind.</summary>
    Harmless,

    /// <summary>Only reads files.</summary>
    Reads,

    /// <summary>Compiles or generates in its directory.</summary>
    Builds,

    /// <summary>A language's package manager.</summary>
    InstallsLanguagePackages,
}

/// <summary>The table of regular commands, <c>Data/commands.json</c>.</summary>
public static class CommandKnowledge
{
    private static readonly Lazy<FrozenDictionary<string, CommandKind>> Table = new(() =>
        new DataFile<CommandRow[]>("Knowledge/commands.json", KnowledgeJson.Default.CommandRowArray)
            .Content.SelectMany(row => row.Names.Select(name => KeyValuePair.Create(name, row.Kind)))
            .ToFrozenDictionary(StringComparer.Ordinal)
    );

    public static CommandKind KindOf(string name) => Table.Value.GetValueOrDefault(name);
}

/// <summary>Commands of one kind.</summary>
public sealed record CommandRow(CommandKind Kind, string[] Names, string Why);
