using System.Collections.Immutable;

namespace DockerSplit.Knowledge;

/// <summary>What a tool of an ecosystem does where its arguments hardly matter.</summary>
public enum ToolUse
{
    /// <summary>Leaves nothing behind.</summary>
    Nothing,

    /// <summary>Compiles or generates in its directory.</summary>
    Builds,

    /// <summary>Installs what only building needs.</summary>
    InstallsTools,

    /// <summary>Installs packages to the ecosystem's places.</summary>
    InstallsPackages,
}

/// <summary>A tool of which the name tells enough.</summary>
public sealed record ToolRow(string Name, ToolUse Does, string Why)
{
    /// <summary>Directories below the one it runs in that hold its results.</summary>
    public ImmutableArray<string> Results
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Options that name the program which it makes, apart or joined, as with <c>-o NAME</c> and <c>-oNAME</c>.</summary>
    public ImmutableArray<string> Output
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The directory that it works in, wherever it is called; empty for the one that it is called in.</summary>
    public string In
    {
        get => field ?? "";
        init;
    }

    /// <summary>Where it installs to on any image; none where that is the ecosystem's place on the image.</summary>
    public ImmutableArray<string> Roots
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Options that name another place to install to.</summary>
    public ImmutableArray<string> Into
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
