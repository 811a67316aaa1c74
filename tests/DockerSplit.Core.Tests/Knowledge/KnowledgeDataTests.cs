using System.Text.RegularExpressions;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.References;
using DockerSplit.Text;

namespace DockerSplit.Core.Tests.Knowledge;

/// <summary>The shipped data: every row has its reason, every pattern fits its example, and no name stands twice.</summary>
public sealed class KnowledgeDataTests
{
    private static readonly KnowledgeBase Shipped = KnowledgeBase.Shipped;

    private static IEnumerable<PackageRow> Packages =>
        [.. PackageTable.General.Content, .. Shipped.Ecosystems.SelectMany(data => data.Packages)];

    private static IEnumerable<PathRow> Paths => [.. PathTable.General.Content, .. Shipped.Ecosystems.SelectMany(data => data.Paths)];

    private static IEnumerable<BuildVariableRow> Variables =>
        [.. VariableTable.General.Content, .. Shipped.Ecosystems.SelectMany(data => data.Variables)];

    private static IEnumerable<RuntimeImageRow> Images =>
        [.. ImageTable.General.Content, .. Shipped.Ecosystems.SelectMany(data => data.Images.Concat(data.StandAlone))];

    private static IEnumerable<InstallerRow> Installers { get; } =
    [.. InstallerRow.General.Content, .. Shipped.Ecosystems.SelectMany(data => data.Installers)];

    [Fact]
    public void Every_row_says_why_it_is_there()
    {
        IEnumerable<string> reasons =
        [
            .. Packages.Select(row => row.Why),
            .. Paths.Select(row => row.Why),
            .. Variables.Select(row => row.Why),
            .. Images.Select(row => row.Why),
            .. ImageTable.Bases.Content.Select(row => row.Why),
            .. ImageTable.Plain.Content.Select(row => row.Why),
            .. SizeTable.General.Content.Select(row => row.Why),
            .. DirectoryTable.General.Content.Select(row => row.Why),
            .. PackageTable.MachineRows.Content.Select(row => row.Why),
            .. Installers.Select(row => row.Why),
            .. Shipped.Ecosystems.SelectMany(data => Reasons(data)),
        ];

        Assert.All(reasons, reason => Assert.True(reason.Length > 3));
    }

    private static IEnumerable<string> Reasons(EcosystemData data) =>
        [
            data.Why,
            .. data.Places.Select(row => row.Why),
            .. data.Releases.Select(row => row.Why),
            .. data.Commands.Select(row => row.Why),
            .. data.GlobalTools.Select(row => row.Why),
            .. data.PackageParts.Select(row => row.Why),
            .. data.Starts.Select(row => row.Why),
            .. data.Texts.Select(row => row.Why),
            .. data.Imports.Select(row => row.Why),
            .. data.AddedVariables.Select(row => row.Why),
            .. data.Opens.Select(row => row.Why),
            .. data.Generated.Select(row => row.Why),
            .. data.Sources.Select(row => row.Why),
            .. data.Directives.Select(row => row.Why),
            .. data.Failures.Select(row => row.Why),
        ];

    [Fact]
    public void A_settled_release_fits_its_example_and_is_one_that_has_a_plain_image() =>
        Assert.All(
            Shipped.Ecosystems.SelectMany(data => data.Releases),
            row =>
            {
                Assert.True(row.Holds(ImageReference.TryParse(row.Example)!));
                Assert.Contains(row.Codename, Shipped.Images.PlainImageByTag(row.Example)!.Reference, StringComparison.Ordinal);
            }
        );

    [Fact]
    public void An_installer_is_found_by_its_example() =>
        Assert.All(Installers, row => Assert.Same(row, Installers.First(other => other.IsAt(row.Example))));

    [Fact]
    public void Names_are_sorted_and_a_package_or_tool_stands_once()
    {
        Assert.All(Packages, row => Assert.Equal(row.Names.Order(StringComparer.Ordinal), row.Names));
        Assert.All(Paths, row => Assert.Equal(row.Directories.Order(StringComparer.Ordinal), row.Directories));
        Assert.Distinct(Packages.Where(row => row.OnImages.IsEmpty).SelectMany(row => row.Names));
        Assert.Distinct(Shipped.Ecosystems.SelectMany(data => data.Commands).Select(tool => tool.Name));
    }

    [Fact]
    public void A_pattern_of_names_fits_its_example() =>
        Assert.All(
            Packages
                .SelectMany(row => row.Patterns.Concat(row.UnlessReached))
                .Concat(PackageTable.MachineRows.Content.SelectMany(row => row.Patterns))
                .Concat(ImageTable.Bases.Content.SelectMany(row => row.Images)),
            known => Assert.True(TextPattern.IsMatch(known.Example, known.Pattern), known.ToString())
        );

    [Fact]
    public void A_pattern_of_paths_fits_its_example() =>
        Assert.All(
            Paths
                .SelectMany(row => row.Patterns)
                .Concat(Variables.SelectMany(row => row.UnlessReached))
                .Concat(Shipped.Ecosystems.SelectMany(data => data.Opens).SelectMany(habit => habit.Leaves)),
            known => Assert.True(PathPattern.Matches(known.Pattern, known.Example), known.ToString())
        );

    [Fact]
    public void An_image_becomes_what_its_row_says() =>
        Assert.All(Images, row => Assert.Equal(row.Becomes, row.VariantOf(row.Example, ImageReference.TryParse(row.Example)!)?.Reference));

    [Fact]
    public void A_package_has_the_part_that_its_row_says() =>
        Assert.All(
            Shipped.Ecosystems.SelectMany(data => data.PackageParts),
            row =>
            {
                Assert.Equal(row.Becomes, row.PartOf(row.Example));
                Assert.Equal(row.Becomes, Shipped.Packages.PartOf(row.Example));
                Assert.NotNull(Shipped.Packages.BuildOnly(row.Example));
            }
        );

    [Fact]
    public void A_call_of_the_sources_starts_the_program_that_its_row_says() =>
        Assert.All(
            Shipped.Ecosystems.SelectMany(data => data.Starts),
            row =>
            {
                Assert.Equal([(row.Becomes, 2)], row.StartsIn("\n" + row.Example));
                Assert.True(row.IsAbout("/app/main" + row.Endings[0]));
                Assert.All(row.Except, known => Assert.False(row.IsAbout(known.Example), known.ToString()));
                Assert.All(row.Except, known => Assert.True(PathPattern.Matches(known.Pattern, known.Example), known.ToString()));
            }
        );

    [Fact]
    public void A_file_that_is_read_as_a_whole_fits_its_row() =>
        Assert.All(Shipped.Ecosystems.SelectMany(data => data.Texts), row => Assert.True(row.IsAbout(row.Example), row.ToString()));

    [Fact]
    public void A_source_names_the_module_that_its_row_says() =>
        Assert.All(
            Shipped.Ecosystems.SelectMany(data => data.Imports),
            row =>
            {
                Assert.Equal([row.Becomes], row.NamesIn("\n" + row.Example));
                Assert.True(row.IsAbout("/app/main" + row.Endings[0]));
                Assert.False(row.IsAbout($"/app/{row.Outside}/main" + row.Endings[0]));
                Assert.All(row.Except, known => Assert.False(row.IsAbout(known.Example), known.ToString()));
                Assert.All(row.Except, known => Assert.True(PathPattern.Matches(known.Pattern, known.Example), known.ToString()));
            }
        );

    [Theory]
    [InlineData("/usr/lib/nginx", true)]
    [InlineData("/etc/nginx/conf.d", true)]
    [InlineData("/usr/local/nginx", false)]
    [InlineData("/opt/nginx", false)]
    [InlineData("/var/lib/nginx", false)]
    [InlineData("/app", false)]
    public void Packages_have_directories_of_their_own_but_for_those_that_they_leave_to_others(string directory, bool expected) =>
        Assert.Equal(expected, Shipped.Directories.IsOfPackages(directory));

    [Fact]
    public void An_image_has_the_place_that_its_row_says() =>
        Assert.All(
            Shipped.Ecosystems.SelectMany(data => data.Places),
            row => Assert.Equal(row.Becomes, row.RootsOn(ImageReference.TryParse(row.Example)!)[0])
        );

    [Fact]
    public void A_module_lies_where_its_row_says() =>
        Assert.All(
            from data in Shipped.Ecosystems
            from place in data.Modules
            select (data, place),
            pair => Assert.True(pair.data.IsModule(pair.place.Example, pair.place.Name), pair.place.ToString())
        );

    [Fact]
    public void A_source_row_has_a_line_with_one_of_its_calls() =>
        Assert.All(
            Shipped.Ecosystems.SelectMany(data => data.Sources),
            row => Assert.Contains(row.Calls, call => row.Example.Contains(call + "(", StringComparison.Ordinal))
        );

    [Fact]
    public void A_failure_is_read_from_its_example() =>
        Assert.All(
            Shipped.Ecosystems.SelectMany(data => data.Failures),
            rule =>
                Assert.Equal(
                    rule.Name,
                    Regex
                        .Match(rule.Example, rule.Pattern, RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1))
                        .Groups["name"]
                        .Value
                )
        );
}
