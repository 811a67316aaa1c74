using System.Collections.Immutable;

namespace DockerSplit.Engine.Verification.Tracing;

/// <summary>
/// What the programs of a container opened, ran and looked for. All names are absolute and normal, as the programs said them: links in
/// them are not followed.
/// </summary>
public sealed record FileTrace
{
    public static FileTrace Empty { get; } = new();

    /// <summary>What was opened for reading, listed or run, by the name that was used.</summary>
    public ImmutableSortedDictionary<string, OpenedFile> Opened { get; init; } =
        ImmutableSortedDictionary.Create<string, OpenedFile>(StringComparer.Ordinal);

    /// <summary>What was asked about and is there, but was not opened.</summary>
    public ImmutableSortedSet<string> Found { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>What was looked for in vain.</summary>
    public ImmutableSortedSet<string> Missed { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>What may not be opened.</summary>
    public ImmutableSortedSet<string> Denied { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>How many calls the tracer told of; none means that it did not work.</summary>
    public int Calls { get; init; }

    /// <summary>This and another one together.</summary>
    public FileTrace And(FileTrace other)
    {
        var opened = Opened.ToBuilder();
        foreach (var (name, file) in other.Opened)
            opened[name] = opened.TryGetValue(name, out var known) && known.Use >= file.Use ? known : file;

        return new()
        {
            Opened = opened.ToImmutable(),
            Found = Found.Union(other.Found).Except(opened.Keys),
            Missed = Missed.Union(other.Missed),
            Denied = Denied.Union(other.Denied),
            Calls = Calls + other.Calls,
        };
    }
}

/// <summary>A file that was opened.</summary>
/// <param name="Path">Where it really lies, links followed.</param>
public sealed record OpenedFile(string Path, FileUse Use);

/// <summary>What a program did with a file.</summary>
public enum FileUse
{
    /// <summary>It read the names in a directory.</summary>
    Listed,

    /// <summary>It opened it for reading, which comes before mapping, too.</summary>
    Opened,

    /// <summary>It ran it.</summary>
    Executed,
}
