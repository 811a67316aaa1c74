using System.Collections.Immutable;

namespace DockerSplit.Facts;

/// <summary>An installed package.</summary>
/// <param name="Depends">Dependencies as the database writes them, one alternative list or name each: <c>libc6 (>= 2.36)</c>, <c>so:libssl.so.3</c>.</param>
/// <param name="Provides">Names it provides, without versions: <c>so:libpcre.so.1</c>, <c>mail-transport-agent</c>.</param>
/// <param name="InstalledSize">Bytes, as the database says.</param>
/// <param name="Manual">Whether someone asked for it by name; null where the database does not tell.</param>
/// <param name="Files">Absolute paths of its files and links, without directories.</param>
public sealed record PackageFacts(
    string Name,
    string Version,
    string Architecture,
    ImmutableArray<string> Depends,
    ImmutableArray<string> Provides,
    long InstalledSize,
    bool? Manual,
    ImmutableArray<string> Files
)
{
    /// <summary>Absolute paths of the directories that it lists, which other packages may list too.</summary>
    public ImmutableArray<string> Directories { get; init; } = [];

    /// <summary>What it works better with, as the database writes it, one alternative list each; empty where the database does not tell.</summary>
    public ImmutableArray<string> Recommends { get; init; } = [];

    /// <summary>Users and groups that its scripts name, so that they may have made them, sorted.</summary>
    public ImmutableArray<string> Accounts { get; init; } = [];

    /// <summary>Whether <see cref="Files"/> and <see cref="Depends"/> are all there are; of a package that only the text names nobody knows.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>Configuration files that are no longer as the package brought them, by the checksums of the database, sorted.</summary>
    public ImmutableArray<string> Modified { get; init; } = [];

    /// <summary>Other files that hold something else than the package brought, by the checksums of the database, sorted: the build put its own there.</summary>
    public ImmutableArray<string> Overwritten { get; init; } = [];

    /// <summary>
    /// Files and links that it lists and that are not there, sorted. Documentation, and what the package manager is set to leave out,
    /// are not among them.
    /// </summary>
    public ImmutableArray<string> Deleted { get; init; } = [];
}

/// <summary>The package database of an image.</summary>
/// <param name="Manager">The tool that owns it: <c>apk</c>, <c>dpkg</c>, <c>rpm</c>, <c>pacman</c>; empty when there is none.</param>
public sealed record PackageDatabase(string Manager, ImmutableSortedDictionary<string, PackageFacts> Packages)
{
    /// <summary>What could not be read of it, and why; null when all was read.</summary>
    public string? Unread { get; init; }

    public static PackageDatabase None { get; } = new("", ImmutableSortedDictionary.Create<string, PackageFacts>(StringComparer.Ordinal));
}
