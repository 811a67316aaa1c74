using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.PackageSystems;

/// <summary>
/// What one package manager is called and how it is spoken to. It answers and decides nothing. Everything that differs between
/// distributions stands behind this type, in a folder of its own; a name that no folder knows has no system.
/// </summary>
public abstract class PackageSystem
{
    private readonly PackageSystemData _data;

    private protected PackageSystem(PackageSystemData data) => _data = data;

    public abstract PackageManager Kind { get; }

    /// <summary>The tool that owns the package database, as <see cref="Facts.PackageDatabase.Manager"/> names it.</summary>
    public string Database => _data.Database;

    /// <summary>The <c>ID</c>s of os-release that use it.</summary>
    public ImmutableArray<string> Distributions => _data.Distributions;

    /// <summary>The package that brings <c>strip</c>.</summary>
    public string StripPackage => _data.StripPackage;

    /// <summary>Whether the loader finds libraries by a cache that <c>ldconfig</c> writes.</summary>
    public bool HasLoaderCache => _data.HasLoaderCache;

    /// <summary>Whether its plain images have no certificates, so that sources over TLS cannot be read before a package brings them.</summary>
    public bool LacksCertificates => _data.LacksCertificates;

    /// <summary>Packages that come along with one and that what stays may use, too.</summary>
    /// <param name="withRecommended">Whether recommendations are followed.</param>
    public IEnumerable<string> Companions(string package, bool withRecommended) =>
        _data.Companions.Where(row => row.Package == package && (withRecommended || !row.ByRecommendation)).Select(row => row.Brings);

    /// <summary>Options of an installation with which nobody checks who signed the packages.</summary>
    public ImmutableArray<string> Unsigned => _data.Unsigned;

    /// <summary>Whether a package brings repositories, from which later commands install.</summary>
    public bool BringsRepositories(string package) => _data.RepositoryPackages.Any(known => TextPattern.IsMatch(package, known.Pattern));

    /// <summary>Directories that slim images leave out, and without which the package cannot be installed.</summary>
    public IEnumerable<string> LinkDirectories(string package) =>
        _data.Linking.Where(row => TextPattern.IsMatch(package, row.Pattern)).Select(row => row.Directory);

    /// <summary>How it makes users and groups.</summary>
    public abstract AccountCommands Accounts { get; }

    /// <summary>What its commands do.</summary>
    internal abstract ImmutableArray<CommandReader> Commands { get; }

    /// <summary>The commands that install packages and leave no list and no download behind; they fit into one chain.</summary>
    /// <param name="requests">What to install, in order; nothing to install needs no command.</param>
    public ImmutableArray<string> Install(params ImmutableArray<InstallRequest> requests) => Install([], requests);

    /// <summary>The same, behind other commands that need the lists, too.</summary>
    /// <param name="upgrades">Commands as <see cref="Upgrade(string, bool, IEnumerable{string})"/> gives them.</param>
    public ImmutableArray<string> Install(ImmutableArray<string> upgrades, ImmutableArray<InstallRequest> requests)
    {
        if (upgrades.IsEmpty && requests.IsEmpty)
            return [];

        var first = requests.FirstOrDefault() ?? new InstallRequest([]);

        return
        [
            .. Before(first),
            .. upgrades,
            .. requests.Select(request => Command(request with { Specifications = request.AllWords })),
            .. Behind(first),
        ];
    }

    /// <summary>The command that upgrades installed packages.</summary>
    /// <param name="program">The author's own command, such as <c>yum</c>.</param>
    /// <param name="isFull">Whether packages may be removed for it.</param>
    /// <param name="names">The packages; all, where there is none.</param>
    public string Upgrade(string program, bool isFull, IEnumerable<string> names) =>
        Upgrade(program, isFull, string.Concat(names.Select(name => " " + ShellText.Quote(name))));

    /// <param name="names">What stands behind the command: a blank and a name for each package.</param>
    private protected abstract string Upgrade(string program, bool isFull, string names);

    /// <summary>
    /// A command that prints the packages of the libraries that programs link to, one a line, in the words of <see cref="Install(ImmutableArray{InstallRequest})"/>; null
    /// where the system has no such form.
    /// </summary>
    /// <param name="programs">The programs' paths; the command runs where they lie.</param>
    /// <param name="own">The sonames of libraries that no package brings.</param>
    public virtual string? ResolveCommand(IEnumerable<string> programs, IEnumerable<string> own) => null;

    /// <summary>
    /// The same for whatever programs and libraries lie at or below places, where nobody knows their names; null where the system has no such form.
    /// </summary>
    public virtual string? ResolveCommandBelow(IEnumerable<string> places) => null;

    /// <summary>Whether an image uses it, as far as its name tells.</summary>
    internal bool IsImage(string reference) => _data.Images.Any(pattern => TextPattern.IsMatch(reference, pattern));

    /// <summary>What has to run once before packages are installed.</summary>
    private protected virtual ImmutableArray<string> Before(InstallRequest first) => [];

    private protected abstract string Command(InstallRequest request);

    /// <summary>What has to run once behind it.</summary>
    private protected virtual ImmutableArray<string> Behind(InstallRequest first) => [];

    private protected static string Quoted(IEnumerable<string> words) => string.Join(' ', words.Select(ShellText.Quote));
}

/// <summary>Packages to install in one call.</summary>
/// <param name="Specifications">Names with what the author wrote behind them, or words that the shell expands; they are not quoted.</param>
/// <param name="Program">The author's own command, such as <c>yum</c>; empty for the system's usual one.</param>
/// <param name="TargetRelease">The release that the author names for them.</param>
public sealed record InstallRequest(ImmutableArray<string> Specifications, string Program = "", string? TargetRelease = null)
{
    /// <summary>An option for packages in whose signature nobody checks; null for none.</summary>
    public string? Unsigned { get; init; }

    internal ImmutableArray<string> AllWords => Unsigned is null ? Specifications : [Unsigned, .. Specifications];

    internal string Words => string.Join(' ', Specifications);

    /// <summary>The option for each release or repository, with a blank behind it.</summary>
    internal string From(string option) =>
        string.Concat((TargetRelease ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(release => $"{option}{release} "));
}
