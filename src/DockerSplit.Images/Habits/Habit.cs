namespace DockerSplit.Images.Habits;

/// <summary>A way in which programs open files that no header of theirs names.</summary>
internal sealed record Habit
{
    public required string Name { get; init; }

    /// <summary>One sentence for people: what opens what.</summary>
    public required string Why { get; init; }

    /// <summary>The signs of it in a program or its environment; one is enough.</summary>
    public required HabitSigns When { get; init; }

    /// <summary>Libraries, as patterns of sonames, that show the signs but only offer what others then use.</summary>
    public IReadOnlyList<string> Except
    {
        get => field ?? [];
        init;
    }

    /// <summary>
    /// What is opened, where it is there: <c>/path</c> with <c>*</c> and <c>**</c>, <c>{dir}/path</c> from the directory of the file that
    /// shows the sign, <c>lib:NAME</c> along the library path, <c>{NAME}</c> for the value of an environment variable,
    /// <c>{nss}</c> for each service that nsswitch.conf names.
    /// </summary>
    public required IReadOnlyList<string> Opens { get; init; }
}

/// <summary>Signs of a habit.</summary>
internal sealed record HabitSigns
{
    /// <summary>Undefined dynamic symbols.</summary>
    public IReadOnlyList<string> Imports
    {
        get => field ?? [];
        init;
    }

    /// <summary>Patterns of the soname, or else of the file name, of a library that is reached.</summary>
    public IReadOnlyList<string> Libraries
    {
        get => field ?? [];
        init;
    }

    /// <summary>Patterns of the path of a file that is reached.</summary>
    public IReadOnlyList<string> Paths
    {
        get => field ?? [];
        init;
    }

    /// <summary>Bytes that stand somewhere in the program.</summary>
    public IReadOnlyList<string> Strings
    {
        get => field ?? [];
        init;
    }

    /// <summary>Names of environment variables that are set.</summary>
    public IReadOnlyList<string> Environment
    {
        get => field ?? [];
        init;
    }
}
