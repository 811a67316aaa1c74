using System.Collections.Immutable;

namespace DockerSplit.Knowledge;

/// <summary>A way in which programs open files that no header of theirs names.</summary>
/// <param name="Why">One sentence for people: what opens what.</param>
/// <param name="When">The signs of it in a program or its environment; one is enough.</param>
/// <param name="Opens">
/// What is opened, or where it lies in a <c>bin</c> started, if it is there: <c>/path</c> with <c>*</c> and <c>**</c>, <c>{dir}/path</c> from the directory of the file that
/// shows the sign, <c>lib:NAME</c> along the library path, <c>{NAME}</c> for the value of an environment variable,
/// <c>{nss}</c> for each service that nsswitch.conf names.
/// </param>
public sealed record Habit(string Name, string Why, HabitSigns When, ImmutableArray<string> Opens)
{
    /// <summary>Patterns of paths among those that are opened in whole directories and that nobody opens.</summary>
    public ImmutableArray<KnownPattern> Leaves
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Libraries, as patterns of sonames, that show the signs but only offer what others then use.</summary>
    public ImmutableArray<string> Except
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}

/// <summary>Signs of a habit.</summary>
public sealed record HabitSigns
{
    /// <summary>Undefined dynamic symbols.</summary>
    public ImmutableArray<string> Imports
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Patterns of the soname, or else of the file name, of a library that is reached.</summary>
    public ImmutableArray<string> Libraries
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Patterns of the path of a file that is reached.</summary>
    public ImmutableArray<string> Paths
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Bytes that stand somewhere in the program.</summary>
    public ImmutableArray<string> Strings
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Names of environment variables that are set.</summary>
    public ImmutableArray<string> Environment
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
