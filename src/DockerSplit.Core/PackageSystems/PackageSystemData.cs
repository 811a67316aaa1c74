using System.Collections.Immutable;
using DockerSplit.Knowledge;

namespace DockerSplit.PackageSystems;

/// <summary>The data file of a package system, beside its class.</summary>
/// <param name="Database">The tool that owns the package database.</param>
/// <param name="Distributions">The <c>ID</c>s of os-release.</param>
/// <param name="Images">Patterns of <c>name:tag</c> of images that use it; registry hosts are left away.</param>
/// <param name="Why">The reason for <paramref name="Images"/>.</param>
internal sealed record PackageSystemData(
    string Database,
    ImmutableArray<string> Distributions,
    ImmutableArray<string> Images,
    string StripPackage,
    bool HasLoaderCache,
    string Why
)
{
    /// <summary>Whether its plain images have no certificates, so that sources over TLS cannot be read before a package brings them.</summary>
    public bool LacksCertificates { get; init; }

    /// <summary>Packages that bring others which what stays may use, too.</summary>
    public ImmutableArray<CompanionRow> Companions
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Options of an installation with which nobody checks who signed the packages.</summary>
    public ImmutableArray<string> Unsigned
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Patterns of packages that bring repositories, from which later commands install.</summary>
    public ImmutableArray<KnownPattern> RepositoryPackages
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Packages whose installation links manuals into a directory that slim images leave out.</summary>
    public ImmutableArray<LinkingRow> Linking
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Groups of packages that only build, by their names in small letters, with those of their packages that are asked for in practice.</summary>
    public Dictionary<string, ImmutableArray<string>> ToolGroups
    {
        get => field ?? [];
        init;
    }

    /// <summary>Reads a system's file.</summary>
    public static PackageSystemData Read(string name) =>
        new DataFile<PackageSystemData>("PackageSystems/" + name, PackageSystemReader.PackageSystemData).Content;
}

/// <summary>A package that another brings.</summary>
/// <param name="ByRecommendation">Whether it comes only where recommendations are followed.</param>
internal sealed record CompanionRow(string Package, string Brings, bool ByRecommendation, string Why);

/// <summary>Packages whose installation fails where the directory is not there into which it links.</summary>
/// <param name="Pattern">Of the packages' names.</param>
/// <param name="Example">One of them.</param>
internal sealed record LinkingRow(string Pattern, string Directory, string Why, string Example);

[ReadsRows(typeof(PackageSystemData))]
internal static partial class PackageSystemReader;
