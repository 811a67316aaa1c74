using System.Collections.Immutable;
using DockerSplit.Text;

namespace DockerSplit.Analysis;

/// <summary>What a step does to the file system, the package set, users or the environment.</summary>
public abstract record Effect
{
    private protected Effect() { }
}

/// <summary>The package managers that are understood.</summary>
public enum PackageManager
{
    Apk,
    Apt,
    Dnf,
    Pacman,
    Zypper,
}

/// <summary>A package as a command names it.</summary>
/// <param name="Name">The bare name, without version, release or architecture.</param>
/// <param name="Text">As written, such as <c>gcc=12.2.0-r0</c>.</param>
/// <param name="Version">The constraint with its operator, such as <c>=1.2.3</c> or <c>~1.2</c>.</param>
/// <param name="Release">apt's <c>/release</c> or apk's <c>@repository</c>.</param>
public sealed record PackageRequest(string Name, string Text, TextSpan Span, string? Version = null, string? Release = null);

/// <summary>Packages are installed.</summary>
/// <param name="VirtualName">apk's <c>--virtual</c> group.</param>
/// <param name="Incomplete">Whether some package names cannot be known.</param>
public sealed record InstallPackages(
    PackageManager Manager,
    ImmutableArray<PackageRequest> Packages,
    string? VirtualName = null,
    bool Incomplete = false
) : Effect;

/// <summary>Packages or virtual groups are removed.</summary>
/// <param name="AutoRemove">Whether no longer needed dependencies go too.</param>
public sealed record RemovePackages(
    PackageManager Manager,
    ImmutableArray<PackageRequest> Packages,
    bool AutoRemove = false,
    bool Incomplete = false
) : Effect;

/// <summary>apt-mark: the packages count as wanted (manual) or as dependencies (auto). No names means all.</summary>
public sealed record MarkPackages(ImmutableArray<PackageRequest> Packages, bool Manual, bool Incomplete = false) : Effect;

/// <summary>The package lists are fetched.</summary>
public sealed record UpdatePackageLists(PackageManager Manager) : Effect;

/// <summary>Installed packages are upgraded.</summary>
public sealed record UpgradePackages(PackageManager Manager) : Effect;

/// <summary>Lists or downloaded packages are thrown away.</summary>
public sealed record CleanPackageCache(PackageManager Manager) : Effect;

/// <summary>Where packages come from is changed: mirrors, repositories, keys, pins. An installation in the runtime stage needs it too.</summary>
public sealed record ConfigurePackageSources(PackageManager Manager, ImmutableArray<StepPath> Paths) : Effect;

/// <summary>The source code of a package is fetched with the package manager.</summary>
public sealed record FetchPackageSource(PackageManager Manager, ImmutableArray<PackageRequest> Packages) : Effect;

/// <summary>Something is fetched from the network into <paramref name="Target"/>, a file or, for a clone, a directory.</summary>
public sealed record Fetch(string? Url, StepPath? Target) : Effect;

/// <summary>An archive is unpacked; null paths mean standard input.</summary>
public sealed record Unpack(StepPath? Archive, StepPath Directory, string? TopFolder = null) : Effect;

/// <summary>A build tree is configured.</summary>
/// <param name="System">The build system's name, a key of the knowledge: <c>autotools</c>, <c>cmake</c>, <c>meson</c> ...</param>
/// <param name="Prefix">The installation prefix; the system's default where none is given.</param>
public sealed record ConfigureBuild(string System, StepPath Source, StepPath Prefix, bool PrefixIsDefault) : Effect;

/// <summary>Code is compiled, linked or generated in <paramref name="Directory"/>.</summary>
public sealed record Compile(string System, StepPath Directory) : Effect;

/// <summary>A build system installs its results.</summary>
/// <param name="Roots">Where to: the prefix, below DESTDIR where one is given, and directories named by options such as <c>--sysconfdir</c>.</param>
public sealed record InstallArtifacts(string System, StepPath Directory, ImmutableArray<StepPath> Roots, bool PrefixIsDefault) : Effect;

/// <summary>A language's package manager installs packages.</summary>
/// <param name="System">A key of the knowledge: <c>pip</c>, <c>npm</c>, <c>gem</c> ...</param>
public sealed record InstallLanguagePackages(string System, ImmutableArray<StepPath> Roots) : Effect;

/// <summary>Files are created or changed.</summary>
public sealed record WriteFiles(ImmutableArray<StepPath> Paths, bool Append = false) : Effect;

/// <summary>Files are edited in place, as by <c>sed -i</c>.</summary>
public sealed record EditFiles(ImmutableArray<StepPath> Paths) : Effect;

/// <summary>Files are copied; an empty source list means sources that cannot be known or the build context.</summary>
public sealed record CopyFiles(ImmutableArray<StepPath> Sources, StepPath Destination, bool FromContext = false) : Effect;

/// <summary>Files are moved.</summary>
public sealed record MoveFiles(ImmutableArray<StepPath> Sources, StepPath Destination) : Effect;

/// <summary>A link is made; <paramref name="Target"/> is what it points to, as written.</summary>
public sealed record MakeLink(string? Target, StepPath Link, bool Symbolic) : Effect;

/// <summary>Directories are made.</summary>
public sealed record MakeDirectories(ImmutableArray<StepPath> Paths) : Effect;

/// <summary>Paths are deleted.</summary>
public sealed record RemoveFiles(ImmutableArray<StepPath> Paths) : Effect;

/// <summary>Files are only read.</summary>
public sealed record ReadFiles(ImmutableArray<StepPath> Paths) : Effect;

/// <summary>chown and chgrp.</summary>
public sealed record ChangeOwner(string? Owner, ImmutableArray<StepPath> Paths, bool Recursive) : Effect;

/// <summary>chmod.</summary>
public sealed record ChangeMode(string? Mode, ImmutableArray<StepPath> Paths, bool Recursive) : Effect;

/// <summary>setcap.</summary>
public sealed record SetCapabilities(string? Capabilities, ImmutableArray<StepPath> Paths) : Effect;

/// <summary>A user is created or changed.</summary>
public sealed record CreateUser(string? Name) : Effect;

/// <summary>A group is created or changed, or a user put into one.</summary>
public sealed record CreateGroup(string? Name) : Effect;

/// <summary>ldconfig: the loader's cache is written anew.</summary>
public sealed record RefreshLinkerCache : Effect;

/// <summary>update-ca-certificates and its kin: the trust store is written anew.</summary>
public sealed record UpdateTrustStore : Effect;

/// <summary>Symbols are taken out of binaries.</summary>
public sealed record StripBinaries(ImmutableArray<StepPath> Paths) : Effect;

/// <summary>Nothing that outlives the command: <c>echo</c>, <c>test</c>, <c>set</c>, <c>cd</c>.</summary>
public sealed record NoEffect : Effect;

/// <summary>It may read and write anything; the plan becomes careful.</summary>
public sealed record UnknownEffect(string Reason) : Effect;
