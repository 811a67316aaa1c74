using System.Collections.Frozen;
using System.Collections.Immutable;
using DockerSplit.References;
using DockerSplit.Text;

namespace DockerSplit.Knowledge;

/// <summary>Packages that exist to build, and the packages that hold the libraries of development packages.</summary>
public sealed class PackageTable
{
    private readonly ImmutableArray<PackageRow> _onImages;
    private readonly FrozenDictionary<string, PackageRow> _byName;
    private readonly ImmutableArray<(string Pattern, PackageRow Row)> _byPattern;

    /// <param name="rows">A name stands in one row alone, but for rows that hold on some images only.</param>
    public PackageTable(ImmutableArray<PackageRow> rows)
    {
        _onImages = [.. rows.Where(row => !row.OnImages.IsEmpty)];
        var general = rows.Where(row => row.OnImages.IsEmpty).ToList();
        _byName = general
            .SelectMany(row => row.Names.Select(name => KeyValuePair.Create(name, row)))
            .ToFrozenDictionary(StringComparer.Ordinal);
        _byPattern = [.. general.SelectMany(row => row.Patterns.Select(known => (known.Pattern, row)))];
    }

    /// <summary>The packages that belong to no ecosystem.</summary>
    internal static DataFile<PackageRow[]> General { get; } = new("Knowledge/packages.json", KnowledgeReader.PackageRowArray);

    /// <summary>What others recommend for machines.</summary>
    internal static DataFile<MachinePackageRow[]> MachineRows { get; } =
        new("Knowledge/machine-packages.json", KnowledgeReader.MachinePackageRowArray);

    /// <summary>Packages that others recommend and that no container misses.</summary>
    public ImmutableArray<MachinePackageRow> Machines
    {
        get => field.IsDefault ? field = [.. MachineRows.Content] : field;
        init;
    }

    /// <summary>What the development packages of a distribution, by its <c>ID</c> of os-release, leave to run time.</summary>
    public RuntimePackageTable Runtime { get; init; } = RuntimePackageTable.Shipped;

    /// <summary>Packages that bring a smaller one along for run time.</summary>
    public ImmutableArray<PackagePartRow> Parts { get; init; } = [];

    /// <summary>The package that a larger one for building brings along for run time; null when no row knows one.</summary>
    public string? PartOf(string package) => Parts.Select(row => row.PartOf(package)).FirstOrDefault(part => part is not null);

    /// <summary>The same where the part has the program.</summary>
    public string? PartWith(string program, string package) =>
        Parts.Where(row => row.Programs.Contains(program)).Select(row => row.PartOf(package)).FirstOrDefault(part => part is not null);

    /// <summary>The row that says why a package is only for building; null when none does, and then it counts as needed.</summary>
    public PackageRow? BuildOnly(string package) =>
        _byName.GetValueOrDefault(package) ?? _byPattern.FirstOrDefault(known => TextPattern.IsMatch(package, known.Pattern)).Row;

    /// <summary>The row that says why no container misses a package that others recommend; null when none does.</summary>
    public MachinePackageRow? ForMachines(string package) => Machines.FirstOrDefault(row => row.IsAbout(package));

    /// <summary>The row that says so on images of one name alone, where the package has another use elsewhere.</summary>
    /// <param name="image">The image's reference; its registry, folders and tag do not matter.</param>
    public PackageRow? BuildOnlyOn(string? image, string package) =>
        image is not null && ImageReference.TryParse(image) is { } reference
            ? _onImages.FirstOrDefault(row => row.OnImages.Contains(reference.Name) && row.Names.Contains(package))
            : null;
}
