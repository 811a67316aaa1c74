namespace DockerSplit.Facts;

/// <summary>What a failing container taught: something that the image lacks.</summary>
/// <param name="Source">The log line that says so.</param>
public abstract record LearnedFact(string Source)
{
    /// <summary>The fact in a few words, for people.</summary>
    public abstract string Description { get; }

    /// <summary>Whether both tell the same, however each was said.</summary>
    public bool SameAs(LearnedFact other) => this with { Source = "" } == other with { Source = "" };
}

/// <summary>The program loader looked for a library and found none.</summary>
/// <param name="Soname">Such as <c>libpcre.so.1</c>.</param>
/// <param name="NeededBy">The file that needs it, where the loader tells.</param>
public sealed record MissingLibrary(string Soname, string? NeededBy, string Source) : LearnedFact(Source)
{
    public override string Description => $"library {Soname} is missing";
}

/// <summary>A library is there, but too old or another one: a symbol or a symbol version is not in it.</summary>
public sealed record MissingSymbol(string Symbol, string? NeededBy, string Source) : LearnedFact(Source)
{
    public override string Description => $"symbol {Symbol} is missing";
}

/// <summary>A command was called by name and is not on the path.</summary>
public sealed record MissingCommand(string Name, string Source) : LearnedFact(Source)
{
    public override string Description => $"command {Name} is missing";
}

/// <summary>A file or directory was opened and is not there.</summary>
public sealed record MissingFile(string Path, string Source) : LearnedFact(Source)
{
    public override string Description => $"file {Path} is missing";
}

/// <summary>A language's runtime found no module of the name.</summary>
/// <param name="Language">A key of the knowledge: <c>python</c>, <c>node</c>, <c>ruby</c>, <c>php</c>, <c>java</c>, <c>perl</c>, <c>lua</c>.</param>
public sealed record MissingModule(string Language, string Name, string Source) : LearnedFact(Source)
{
    public override string Description => $"{Language} module {Name} is missing";
}

/// <summary>A user or group is not known in the image.</summary>
public sealed record MissingUser(string Name, string Source) : LearnedFact(Source)
{
    public override string Description => $"user or group {Name} is missing";
}

/// <summary>The package manager knows no package of the name: the original had it from a file, or from a repository that is gone.</summary>
public sealed record UnknownPackage(string Name, string Source) : LearnedFact(Source)
{
    public override string Description => $"package {Name} is in no repository";
}

/// <summary>A path may not be read, written or executed.</summary>
public sealed record PermissionDenied(string Path, string Source) : LearnedFact(Source)
{
    public override string Description => $"permission denied for {Path}";
}

/// <summary>A file is there, and holds something else than in the original.</summary>
public sealed record OtherContent(string Path, string Source) : LearnedFact(Source)
{
    public override string Description => $"file {Path} differs";
}

/// <summary>A path is there with another mode or owner than in the original.</summary>
public sealed record OtherAttributes(string Path, string Source) : LearnedFact(Source)
{
    public override string Description => $"owner or mode of {Path} differs";
}

/// <summary>A file is there that the original has not.</summary>
public sealed record ForeignFile(string Path, string Source) : LearnedFact(Source)
{
    public override string Description => $"file {Path} is not in the original";
}
