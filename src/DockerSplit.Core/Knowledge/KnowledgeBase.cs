using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DockerSplit.Knowledge;

/// <summary>
/// All that is known beforehand, as a value: what belongs to no ecosystem, and what each of them brings. Analysis and planning are given
/// it, so that a test can plan with other knowledge than the shipped one. A table is made when it is first asked for, and no file is read
/// before that.
/// </summary>
/// <param name="ecosystems">What the ecosystems bring; their order does not matter.</param>
public sealed class KnowledgeBase(Func<IEnumerable<EcosystemData>> ecosystems)
{
    private readonly Lazy<ImmutableArray<EcosystemData>> _ecosystems = new(() =>
        [.. ecosystems().OrderBy(data => data.Name, StringComparer.Ordinal)]
    );

    /// <summary>What the program is shipped with.</summary>
    public static KnowledgeBase Shipped { get; } = new(EcosystemData.ReadAll);

    /// <summary>The ecosystems' data, ordered by name.</summary>
    public ImmutableArray<EcosystemData> Ecosystems => _ecosystems.Value;

    /// <summary>Programs, without a version, that are given a file to run.</summary>
    public FrozenSet<string> Interpreters
    {
        get => field ??= Ecosystems.SelectMany(data => data.Interpreters).ToFrozenSet(StringComparer.Ordinal);
        init;
    }

    /// <summary>The row that says why the whole text of a file is read; null when none does.</summary>
    public TextRow? TextOf(string path) => TextRows.FirstOrDefault(row => row.IsAbout(path));

    private ImmutableArray<TextRow> TextRows => field.IsDefault ? field = [.. Ecosystems.SelectMany(data => data.Texts)] : field;

    /// <summary>The row that says how a source names other modules; null when none does.</summary>
    public ImportRow? ImportsOf(string path) => ImportRows.FirstOrDefault(row => row.IsAbout(path));

    private ImmutableArray<ImportRow> ImportRows => field.IsDefault ? field = [.. Ecosystems.SelectMany(data => data.Imports)] : field;

    /// <summary>Which packages only build, and what a development package leaves to run time.</summary>
    public PackageTable Packages
    {
        get =>
            field ??= new([.. PackageTable.General.Content, .. Ecosystems.SelectMany(data => data.Packages)])
            {
                Parts = [.. Ecosystems.SelectMany(data => data.PackageParts)],
            };
        init;
    }

    /// <summary>What paths are for.</summary>
    public PathTable Paths
    {
        get => field ??= new([.. PathTable.General.Content, .. Ecosystems.SelectMany(data => data.Paths)]);
        init;
    }

    /// <summary>Which variables of base images only the build reads.</summary>
    public VariableTable Variables
    {
        get => field ??= new([.. VariableTable.General.Content, .. Ecosystems.SelectMany(data => data.Variables)]);
        init;
    }

    /// <summary>The row that tells of a variable which a runtime image adds; null when none does.</summary>
    public AddedVariableRow? AddedVariable(string name) =>
        Ecosystems.SelectMany(data => data.AddedVariables).FirstOrDefault(row => row.Names.Contains(name));

    /// <summary>What the names of images tell.</summary>
    public ImageTable Images
    {
        get =>
            field ??= new(
                [.. ImageTable.Bases.Content],
                [.. ImageTable.General.Content, .. Ecosystems.SelectMany(data => data.Images)],
                [.. ImageTable.Plain.Content]
            )
            {
                StandAlone = [.. Ecosystems.SelectMany(data => data.StandAlone)],
                Releases = [.. Ecosystems.SelectMany(data => data.Releases)],
            };
        init;
    }

    /// <summary>The least that packages take.</summary>
    public SizeTable Sizes
    {
        get => field ??= new([.. SizeTable.General.Content], Images);
        init;
    }

    /// <summary>Directories that no single program has to itself.</summary>
    public DirectoryTable Directories
    {
        get => field ??= new([.. DirectoryTable.General.Content]);
        init;
    }
}
