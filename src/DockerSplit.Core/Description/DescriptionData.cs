using System.Collections.Frozen;
using System.Collections.Immutable;
using DockerSplit.Knowledge;
using DockerSplit.Text;

namespace DockerSplit.Description;

/// <summary>The tables of what images and packages bring, <c>Data/*.json</c>. A broken one is a bug of the build, so it throws.</summary>
internal static class DescriptionData
{
    private static readonly Lazy<BaseRow[]> Bases = new(() => Read("bases.json", DescriptionReader.BaseRowArray));

    private static readonly Lazy<FrozenDictionary<string, FamilyRow>> Families = new(() =>
        Read("families.json", DescriptionReader.FamilyRowArray)
            .SelectMany(row => row.Distributions.Select(id => KeyValuePair.Create(id, row)))
            .ToFrozenDictionary(StringComparer.Ordinal)
    );

    private static readonly Lazy<FrozenDictionary<string, string[]>> Programs = new(() =>
        Read("program-packages.json", DescriptionReader.ProgramRowArray)
            .ToFrozenDictionary(row => row.Program, row => row.Packages, StringComparer.Ordinal)
    );

    /// <summary>The first row that fits <c>repository:tag</c>; null when none does.</summary>
    public static BaseRow? BaseOf(string name) =>
        Array.Find(Bases.Value, row => row.Images.Any(pattern => TextPattern.IsMatch(name, pattern)));

    /// <summary>What all images of a distribution have; null for one that is not known.</summary>
    public static FamilyRow? FamilyOf(string distribution) => Families.Value.GetValueOrDefault(distribution);

    /// <summary>Patterns of the packages that may bring a program, the likeliest first.</summary>
    public static string[] PackagesOf(string program) => Programs.Value.GetValueOrDefault(program) ?? [program];

    public static ImmutableArray<BaseRow> AllBases => [.. Bases.Value];

    private static T Read<T>(string name, RowReader<T> reader) => new DataFile<T>("Description/" + name, reader).Content;
}

/// <summary>A family of images by name.</summary>
/// <param name="Images">Patterns of <c>repository:tag</c>, the registry's host left away.</param>
/// <param name="Distribution">A key of the families; empty where there is no package manager.</param>
/// <param name="Example">A reference that the row is for.</param>
internal sealed record BaseRow(string[] Images, string Distribution, string[] Command, string[] Environment, string Why, string Example)
{
    public string[] Entrypoint
    {
        get => field ?? [];
        init;
    }

    public string WorkingDirectory
    {
        get => field ?? "";
        init;
    }

    public string User
    {
        get => field ?? "";
        init;
    }

    /// <summary>Directories besides those of the distribution in which it has files of its own.</summary>
    public string[] Filled
    {
        get => field ?? [];
        init;
    }

    /// <summary>Programs that no package owns, by path.</summary>
    public string[] Programs
    {
        get => field ?? [];
        init;
    }

    /// <summary>Packages besides those of the plain image that others often need.</summary>
    public string[] Packages
    {
        get => field ?? [];
        init;
    }

    /// <summary>
    /// Directories into which the image's own package managers put programs, each a plain file, with what runs those programs. All that the
    /// image has there is the same in its variants.
    /// </summary>
    public Dictionary<string, string> Commands
    {
        get => field ?? [];
        init;
    }

    /// <summary>Accounts besides those of the distribution: <c>name:number:group:home:shell</c>.</summary>
    public string[] Users
    {
        get => field ?? [];
        init;
    }
}

/// <summary>What all images of some distributions have.</summary>
/// <param name="Manager">The tool that owns the package database.</param>
/// <param name="Filled">Directories in which the distribution has files.</param>
/// <param name="Empty">Directories that are there and hold nothing to speak of.</param>
/// <param name="Twins">Directories that are a link to another one in some releases, and hold the same programs in the others.</param>
/// <param name="Programs">Names of programs by directory.</param>
/// <param name="Libraries">The packages with the libraries of packages that every build has, such as the C library's.</param>
/// <param name="Users"><c>name:number:group:home:shell</c>.</param>
/// <param name="Groups"><c>name:number</c>.</param>
internal sealed record FamilyRow(
    string[] Distributions,
    string Manager,
    string[] Filled,
    string[] Empty,
    Dictionary<string, string> Twins,
    Dictionary<string, string[]> Programs,
    Dictionary<string, string[]> Libraries,
    string[] Users,
    string[] Groups,
    string Why
);

/// <summary>The packages that may bring a program.</summary>
internal sealed record ProgramRow(string Program, string[] Packages, string Why);

/// <summary>How the tables are read: without reflection, so that native code can.</summary>
[ReadsRows(typeof(BaseRow[]))]
[ReadsRows(typeof(FamilyRow[]))]
[ReadsRows(typeof(ProgramRow[]))]
internal static partial class DescriptionReader;
