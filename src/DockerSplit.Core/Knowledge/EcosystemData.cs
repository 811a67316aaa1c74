using System.Collections.Concurrent;
using System.Collections.Immutable;
using DockerSplit.References;

namespace DockerSplit.Knowledge;

/// <summary>How far an ecosystem is understood; reports say so.</summary>
public enum Maturity
{
    /// <summary>Its commands and places are known by name.</summary>
    Recognised,

    /// <summary>What its commands leave, and where, is read from their arguments.</summary>
    Planned,

    /// <summary>Splits of its programs are built and compared in the project's own tests.</summary>
    Proved,
}

/// <summary>
/// What one ecosystem brings as data, the file beside its class. A row has its reason, and a pattern an example that it fits. There are no
/// conditions but those of the rows; what needs more is code.
/// </summary>
/// <param name="Name">Folder, data file and section of the documentation have the same name.</param>
/// <param name="Why">What belongs to it, for people.</param>
public sealed record EcosystemData(string Name, Maturity Maturity, string Why)
{
    private const string Folder = "Ecosystems/";
    private static readonly ConcurrentDictionary<string, DataFile<EcosystemData>> Files = new(StringComparer.Ordinal);

    /// <summary>Its programs that are given a file to run, without a version.</summary>
    public ImmutableArray<string> Interpreters
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Runtime and slim variants of its images; the first rule that fits counts.</summary>
    public ImmutableArray<RuntimeImageRow> Images
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>What its programs may start from, behind its images, where they need nothing but themselves; the best first.</summary>
    public ImmutableArray<RuntimeImageRow> StandAlone
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Versions of its images that are made no more, and the release that they were last made on.</summary>
    public ImmutableArray<ReleaseRow> Releases
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Tools of which the name tells enough.</summary>
    public ImmutableArray<ToolRow> Commands
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Tools for building that its package manager installs for all.</summary>
    public ImmutableArray<GlobalToolRow> GlobalTools
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Its installers that are fetched and given to a shell.</summary>
    public ImmutableArray<InstallerRow> Installers
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Where packages are installed to; the first row that fits counts.</summary>
    public ImmutableArray<PlaceRow> Places
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Names of directories that hold packages of the language: a program in one is the package's, and none of the image.</summary>
    public ImmutableArray<string> PackageFolders
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Packages of distributions that only build.</summary>
    public ImmutableArray<PackageRow> Packages
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Packages of distributions that bring a smaller one along for run time.</summary>
    public ImmutableArray<PackagePartRow> PackageParts
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Caches, sources and results.</summary>
    public ImmutableArray<PathRow> Paths
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Variables of its images that only the build reads.</summary>
    public ImmutableArray<BuildVariableRow> Variables
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Variables that its runtime images set and the larger ones do not.</summary>
    public ImmutableArray<AddedVariableRow> AddedVariables
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>What separates the parts of a module's name where a path has a slash.</summary>
    public ImmutableArray<string> ModuleSeparators
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Where a module lies.</summary>
    public ImmutableArray<ModulePlace> Modules
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Files that its programs open and no header of theirs names.</summary>
    public ImmutableArray<Habit> Opens
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Files that its packages make when they are installed or run.</summary>
    public ImmutableArray<GeneratedFile> Generated
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Calls in its sources that load a library by name.</summary>
    public ImmutableArray<SourceRow> Sources
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Calls in its sources that start another program.</summary>
    public ImmutableArray<SourceStartRow> Starts
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Lines of its configuration that load something.</summary>
    public ImmutableArray<DirectiveRow> Directives
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Files that are read as a whole.</summary>
    public ImmutableArray<TextRow> Texts
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Words in its sources that name other modules.</summary>
    public ImmutableArray<ImportRow> Imports
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Log lines that tell what an image lacks.</summary>
    public ImmutableArray<FailureRule> Failures
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The data file in the folder of that name.</summary>
    public static DataFile<EcosystemData> FileOf(string folder) =>
        Files.GetOrAdd(folder, static name => new($"{Folder}{name}/{name.ToLowerInvariant()}.json", KnowledgeReader.EcosystemData));

    /// <summary>The folders that are shipped.</summary>
    public static IEnumerable<string> Folders =>
        typeof(EcosystemData)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name.Split('/')[1]);

    /// <summary>Reads all data files that are shipped.</summary>
    public static IEnumerable<EcosystemData> ReadAll() => Folders.Select(folder => FileOf(folder).Content);

    /// <summary>Where packages are installed to on an image; none where the image's name does not tell.</summary>
    public ImmutableArray<string> PlacesOn(string? image, PlaceUse use) =>
        image is not null && ImageReference.TryParse(image) is { } reference
            ? Places.Where(row => row.Use == use).Select(row => row.RootsOn(reference)).FirstOrDefault(roots => !roots.IsEmpty, [])
            : [];

    /// <summary>Whether a file of a module of that name may lie at the path.</summary>
    public bool IsModule(string path, string module)
    {
        var name = ModuleSeparators
            .Aggregate(module, (text, separator) => text.Replace(separator, "/", StringComparison.Ordinal))
            .Trim('/');

        return Modules.Any(place => place.Fits(path, name) || (name != module && place.Fits(path, module)));
    }
}
