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

/// <summary>Words of an installation of which the text does not tell what packages they name.</summary>
/// <param name="Text">As written.</param>
/// <param name="Reason">A clause for people: why the names are not known.</param>
/// <param name="NamesFrom">The file that holds the names, as with <c>$(cat packages.txt)</c>; null when it is none or not known.</param>
public sealed record UnknownPackages(TextSpan Span, string Text, string Reason, StepPath? NamesFrom = null)
{
    /// <summary>Whether they are those whose libraries the programs link to that the build made.</summary>
    public bool AreLinked { get; init; }
}

/// <summary>A package that is given as a file or an address; its name stands inside.</summary>
/// <param name="Path">The file in the image; null for an address.</param>
/// <param name="Url">The address; null for a file.</param>
public sealed record PackageFile(TextSpan Span, StepPath? Path, string? Url);

/// <summary>Packages are installed.</summary>
/// <param name="Program">The command's own name, such as <c>apt-get</c> or <c>microdnf</c>: an image need not have another of its kind.</param>
/// <param name="VirtualName">The group that apk's <c>--virtual</c> puts them into, to be removed as one.</param>
public sealed record InstallPackages(
    PackageManager Manager,
    ImmutableArray<PackageRequest> Packages,
    string Program = "",
    string? VirtualName = null
) : Effect
{
    /// <summary>
    /// The release or the repositories that are asked for, several with a blank between: apt's <c>-t</c>, apk's <c>--repository</c>,
    /// dnf's <c>--enablerepo</c>, zypper's <c>--from</c>. The same words are needed to install again.
    /// </summary>
    public string? TargetRelease { get; init; }

    /// <summary>Whether recommended packages come along, as far as the command tells.</summary>
    public bool WithRecommended { get; init; }

    /// <summary>The words with which the author takes packages in whose signature nobody checks, such as <c>--allow-untrusted</c>; mostly null.</summary>
    public string? Unsigned { get; init; }

    /// <summary>Packages that come from files or addresses.</summary>
    public ImmutableArray<PackageFile> Files { get; init; } = [];

    /// <summary>What is installed too and cannot be named.</summary>
    public ImmutableArray<UnknownPackages> Unknown { get; init; } = [];

    /// <summary>Whether some package names cannot be known; those of files count as such.</summary>
    public bool Incomplete => !Unknown.IsEmpty || !Files.IsEmpty;
}

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

/// <summary>The packages that count as wanted are printed, mostly to be marked so again later.</summary>
public sealed record AskWantedPackages(PackageManager Manager) : Effect;

/// <summary>Installed packages are upgraded to what the repositories have.</summary>
/// <param name="IsFull">Whether packages are installed and removed for it where that is needed, as with <c>apt-get dist-upgrade</c>.</param>
public sealed record UpgradePackages(PackageManager Manager, bool IsFull = false) : Effect
{
    /// <summary>The packages that are named for it; empty where all are meant.</summary>
    public ImmutableArray<PackageRequest> Packages { get; init; } = [];

    /// <summary>What is named for it and is no plain name; a file or a variable.</summary>
    public ImmutableArray<UnknownPackages> Unknown { get; init; } = [];

    /// <summary>Whether all packages are meant.</summary>
    public bool IsOfAll => Packages.IsEmpty && Unknown.IsEmpty;
}

/// <summary>
/// Where packages come from is changed: mirrors, repositories, keys, pins, foreign architectures. An installation in the runtime stage
/// needs it too.
/// </summary>
/// <param name="Paths">The files that it writes, patterns where their names are not known; empty where not even a directory is.</param>
public sealed record ConfigurePackageRepositories(PackageManager Manager, ImmutableArray<StepPath> Paths) : Effect;

/// <summary>The source code of a package is fetched with the package manager.</summary>
public sealed record FetchPackageSource(PackageManager Manager, ImmutableArray<PackageRequest> Packages) : Effect;

/// <summary>Something is fetched from the network.</summary>
/// <param name="Target">
/// The file or tree that it becomes; a pattern in its directory where the other side names it; null when it is printed.
/// </param>
/// <param name="IsTree">Whether it becomes a directory, as with a clone.</param>
public sealed record Fetch(string? Url, StepPath? Target, bool IsTree = false) : Effect;

/// <summary>An archive is unpacked into a directory; a null archive means standard input.</summary>
public sealed record Unpack(StepPath? Archive, StepPath Directory) : Effect;

/// <summary>A build tree is configured.</summary>
/// <param name="System">The build system's name, a key of the knowledge: <c>autotools</c>, <c>cmake</c>, <c>meson</c> ...</param>
/// <param name="Source">Where the sources are.</param>
/// <param name="Prefix">The installation prefix; the system's default where none is given.</param>
public sealed record ConfigureBuild(string System, StepPath Source, StepPath Prefix, bool PrefixIsDefault) : Effect
{
    /// <summary>Where every system here installs to that is told nothing.</summary>
    public static StepPath DefaultPrefix { get; } = StepPath.At("/usr/local");

    /// <summary>The build tree, which later commands name or stand in.</summary>
    public StepPath Directory { get; init; } = Source;

    /// <summary>Directories outside of the prefix that options such as <c>--sysconfdir</c> name.</summary>
    public ImmutableArray<StepPath> Roots { get; init; } = [];

    /// <summary>Whether what is configured in the tree after it installs to the same place, whatever prefix it is told.</summary>
    public bool IsFixed { get; init; }

    /// <summary>All places that an installation may write to; an unknown prefix is left away where others are known.</summary>
    public ImmutableArray<StepPath> AllRoots => Prefix.Value is null && !Roots.IsEmpty ? Roots : [Prefix, .. Roots];
}

/// <summary>Code is compiled, linked or generated in <paramref name="Directory"/>.</summary>
public sealed record Compile(string System, StepPath Directory) : Effect;

/// <summary>A build tool leaves results in an output directory of its own, such as <c>target/</c>.</summary>
/// <param name="Paths">The directories or files; patterns where the tool names them.</param>
public sealed record BuildResults(string System, ImmutableArray<StepPath> Paths) : Effect
{
    /// <summary>Patterns of the names of results that need nothing of what lies beside them.</summary>
    public ImmutableArray<string> Whole { get; init; } = [];
}

/// <summary>A build system installs its results.</summary>
/// <param name="Roots">Where to: the prefix, below DESTDIR where one is given, and directories named by options such as <c>--sysconfdir</c>.</param>
public sealed record InstallArtifacts(string System, StepPath Directory, ImmutableArray<StepPath> Roots, bool PrefixIsDefault) : Effect;

/// <summary>A language's package manager installs packages.</summary>
/// <param name="System">A key of the knowledge: <c>pip</c>, <c>npm</c>, <c>gem</c> ...</param>
public sealed record InstallLanguagePackages(string System, ImmutableArray<StepPath> Roots) : Effect
{
    /// <summary>Whether dependencies for development alone are left out, or taken out again.</summary>
    public bool IsForRunTime { get; init; }

    /// <summary>The programs that it puts into the search path, links into the packages.</summary>
    public ImmutableArray<StepPath> Programs { get; init; } = [];

    /// <summary>Where the package manager keeps what it downloaded, of no use to anyone afterwards; empty where that is not known.</summary>
    public ImmutableArray<StepPath> Downloads { get; init; } = [];
}

/// <summary>An environment of a language is made, which later installations of that system may go into.</summary>
/// <param name="System">The package manager whose environment it is, such as <c>pip</c>.</param>
public sealed record CreateEnvironment(string System, StepPath Root) : Effect;

/// <summary>A variable of the shell is set by a program that it reads in; null values cannot be known.</summary>
public sealed record SetVariable(string Name, string? Value) : Effect;

/// <summary>Files are created or changed.</summary>
public sealed record WriteFiles(ImmutableArray<StepPath> Paths, bool Append = false) : Effect;

/// <summary>Files are edited in place, as by <c>sed -i</c>.</summary>
public sealed record EditFiles(ImmutableArray<StepPath> Paths) : Effect;

/// <summary>Files are copied.</summary>
/// <param name="Sources">For COPY and ADD relative to where they come from; empty for a here-document.</param>
/// <param name="Destination">A directory where <see cref="CopyFiles.IntoDirectory"/> says so; else whatever is there decides, as with cp.</param>
/// <param name="FromContext">Whether the build context is the source.</param>
public sealed record CopyFiles(ImmutableArray<StepPath> Sources, StepPath Destination, bool FromContext = false) : Effect
{
    /// <summary>Whether the destination is surely a directory: it ends in a slash, an option says so, or there are several sources.</summary>
    public bool IntoDirectory { get; init; }

    /// <summary>The image or stage that COPY's <c>--from</c> names; null for none.</summary>
    public string? From { get; init; }

    /// <summary>The owner that <c>--chown</c> or install's <c>-o</c> gives, as written, such as <c>app:app</c>.</summary>
    public string? Owner { get; init; }

    /// <summary>The mode that <c>--chmod</c> or install's <c>-m</c> gives, as written.</summary>
    public string? Mode { get; init; }

    /// <summary>Whether archives among the sources are unpacked, as ADD does with those of the context.</summary>
    public bool Unpacks { get; init; }

    /// <summary>Whether a directory's content is copied and not the directory itself: COPY's way, and that of <c>cp -r a/. b</c>.</summary>
    public bool ContentOnly { get; init; }
}

/// <summary>Files are moved.</summary>
/// <param name="IntoDirectory">Whether the destination is surely a directory.</param>
public sealed record MoveFiles(ImmutableArray<StepPath> Sources, StepPath Destination, bool IntoDirectory = false) : Effect;

/// <summary>A link is made; <paramref name="Target"/> is what it points to, as written.</summary>
public sealed record MakeLink(string? Target, StepPath Link, bool Symbolic) : Effect;

/// <summary>Directories are made.</summary>
public sealed record MakeDirectories(ImmutableArray<StepPath> Paths) : Effect;

/// <summary>Paths are deleted.</summary>
public sealed record RemoveFiles(ImmutableArray<StepPath> Paths) : Effect;

/// <summary>Some of the files in directories are deleted, by a condition that the text does not decide.</summary>
public sealed record RemoveSomeFiles(ImmutableArray<StepPath> Directories) : Effect;

/// <summary>Files are only read.</summary>
public sealed record ReadFiles(ImmutableArray<StepPath> Paths) : Effect;

/// <summary>chown and chgrp.</summary>
public sealed record ChangeOwner(string? Owner, ImmutableArray<StepPath> Paths, bool Recursive) : Effect;

/// <summary>chmod.</summary>
public sealed record ChangeMode(string? Mode, ImmutableArray<StepPath> Paths, bool Recursive) : Effect;

/// <summary>setcap: capabilities that a file gives to its process; they lie in an extended attribute.</summary>
public sealed record SetCapabilities(ImmutableArray<StepPath> Paths) : Effect;

/// <summary>A user is created.</summary>
public sealed record CreateUser(string? Name) : Effect
{
    /// <summary>The number; null where the command leaves it to the system.</summary>
    public int? Id { get; init; }

    /// <summary>The name or number of the group that the user gets instead of one of its own; null for one of its own.</summary>
    public string? Group { get; init; }

    public string? Home { get; init; }

    public string? Shell { get; init; }
}

/// <summary>A group is created.</summary>
public sealed record CreateGroup(string? Name) : Effect
{
    /// <summary>The number; null where the command leaves it to the system.</summary>
    public int? Id { get; init; }
}

/// <summary>
/// A user or group that is there is changed: a password, a number, a shell, a membership. A null name means some account that the text
/// does not name.
/// </summary>
public sealed record ChangeAccount(string? Name) : Effect
{
    /// <summary>Whether it is the password alone that is set.</summary>
    public bool IsPassword { get; init; }
}

/// <summary>A user or group is removed.</summary>
public sealed record RemoveAccount(string? Name) : Effect;

/// <summary>update-ca-certificates and its kin: the trust store is written anew.</summary>
public sealed record UpdateTrustStore : Effect;

/// <summary>
/// Nothing that outlives the command: <c>echo</c>, <c>test</c>, <c>set</c>, <c>cd</c>; or nothing but caches that are made anew where they
/// are needed, such as the package manager's lists and the loader's cache.
/// </summary>
public sealed record NoEffect : Effect;

/// <summary>It may read and write anything; the plan becomes careful.</summary>
public sealed record UnknownEffect(string Reason) : Effect;
