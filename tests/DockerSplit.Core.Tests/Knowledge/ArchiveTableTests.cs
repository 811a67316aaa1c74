using System.Text;
using System.Text.RegularExpressions;
using DockerSplit.Knowledge;

namespace DockerSplit.Core.Tests.Knowledge;

/// <summary>What was read from a distribution's archive: every row is well formed, and what is known otherwise stands in it.</summary>
public sealed partial class ArchiveTableTests
{
    private static readonly ArchiveTable Debian = ArchiveTable.Of("debian")!;

    [Fact]
    public void The_file_says_of_which_releases_and_when() =>
        Assert.All(
            ["bullseye: Debian 11.", "bookworm: Debian 12.", "trixie: Debian 13."],
            expected =>
                Assert.Contains(
                    Debian.Releases,
                    release =>
                        $"{release.Codename}: {release.Source}".StartsWith(expected, StringComparison.Ordinal)
                        && DatePattern().IsMatch(release.Source)
                )
        );

    [Fact]
    public void Every_row_is_well_formed()
    {
        var rows = Debian.Rows.ToList();
        var names = rows.Select(row => row.Package).ToList();

        Assert.Equal(names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), names);
        Assert.All(
            rows,
            row =>
            {
                Assert.Matches(NamePattern(), row.Package);
                Assert.True(row.Megabytes is > 0 || !row.Libraries.IsEmpty, row.Package);
                Assert.All(row.Libraries.Values.SelectMany(libraries => libraries), name => Assert.Matches(NamePattern(), name));
                Assert.All(row.Libraries.Values, libraries => Assert.Distinct(libraries));
            }
        );
    }

    [Fact]
    public void Thousands_of_development_packages_have_libraries() =>
        Assert.InRange(Debian.Rows.Count(row => row.Libraries.Values.Any(libraries => !libraries.IsEmpty)), 5000, 20_000);

    [Fact]
    public void Every_row_is_found_by_its_name() =>
        Assert.All(Debian.Rows, row => Assert.Equal(row.Megabytes, Assert.IsType<ArchiveRow>(Debian.Find(row.Package)).Megabytes));

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("libssl-de")]
    [InlineData("libssl-dev2")]
    [InlineData("~")]
    public void What_the_file_has_not_is_not_found(string package) => Assert.Null(Debian.Find(package));

    [Theory]
    [InlineData("bullseye", "libssl-dev", "libssl1.1")]
    [InlineData("bookworm", "libssl-dev", "libssl3")]
    [InlineData("trixie", "libssl-dev", "libssl3t64")]
    [InlineData("bullseye", "libffi-dev", "libffi7")]
    [InlineData("bookworm", "libffi-dev", "libffi8")]
    [InlineData("bookworm", "libpq-dev", "libpq5")]
    [InlineData("trixie", "libpng-dev", "libpng16-16t64")]
    [InlineData("bookworm", "libjpeg-dev", "libjpeg62-turbo")]
    [InlineData("bookworm", "zlib1g-dev", "zlib1g")]
    [InlineData("bookworm", "uuid-dev", "libuuid1")]
    [InlineData("bookworm", "libicu-dev", "libicu72")]
    [InlineData("trixie", "libicu-dev", "libicu76")]
    [InlineData("bookworm", "default-libmysqlclient-dev", "libmariadb3")]
    [InlineData("bookworm", "libncurses5-dev", "libncurses6 libncursesw6 libtinfo6")]
    [InlineData("bookworm", "libmagickwand-dev", "libmagickcore-6.q16-6 libmagickcore-6.q16-6-extra libmagickwand-6.q16-6")]
    [InlineData("bookworm", "libblas-dev", "libblas3")]
    [InlineData("bookworm", "libdb-dev", "libdb5.3")]
    [InlineData("bookworm", "libgtk-3-dev", "libgtk-3-0")]
    [InlineData("bookworm", "libexpat-dev", "libexpat1")]
    [InlineData("bookworm", "libeigen3-dev", "")]
    [InlineData("bookworm", "nlohmann-json3-dev", "")]
    [InlineData("bullseye", "libwebkit2gtk-4.0-dev", "libjavascriptcoregtk-4.0-18 libwebkit2gtk-4.0-37")]
    public void The_libraries_are_those_that_are_known_otherwise(string release, string package, string expected) =>
        Assert.Equal(expected, string.Join(' ', Debian.Find(package)!.Libraries[release]));

    [Theory]
    [InlineData("gcc", 130, 170)]
    [InlineData("build-essential", 230, 310)]
    [InlineData("libboost-all-dev", 400, 800)]
    [InlineData("cmake", 60, 100)]
    public void The_sizes_are_near_what_apt_says(string package, int from, int to) =>
        Assert.InRange(Debian.Find(package)!.Megabytes!.Value, from, to);

    [Fact]
    public void A_row_is_read_by_what_its_cells_say()
    {
        var table = new ArchiveTable(() =>
            Encoding.UTF8.GetBytes("# title\n# old: Made Up 1\n# new: Made Up 2\na-dev\t\t~1 b2\t=t64\nb-dev\t7\t\t-\nc\t3\n")
        );

        Assert.Equal(["old", "new"], table.Releases.Select(release => release.Codename));
        Assert.Equal(["a1", "b2"], table.Find("a-dev")!.Libraries["old"]);
        Assert.Equal(["a1t64", "b2t64"], table.Find("a-dev")!.Libraries["new"]);
        Assert.Null(table.Find("a-dev")!.Megabytes);
        Assert.Equal(["new"], table.Find("b-dev")!.Libraries.Keys);
        Assert.Empty(table.Find("b-dev")!.Libraries["new"]);
        Assert.Equal(3, table.Find("c")!.Megabytes);
        Assert.Empty(table.Find("c")!.Libraries);
    }

    [Fact]
    public void What_somebody_wrote_down_counts_before_the_archive()
    {
        var row = new RuntimePackagesRow("libssl-dev", ["libmine"], ["bookworm"], "a test's own");
        var table = new RuntimePackageTable([new("debian", () => [row])], ArchiveTable.Of);

        Assert.Same(row, table.Of("debian", "bookworm", "libssl-dev"));
        Assert.Equal(["libssl1.1"], table.Of("debian", "bullseye", "libssl-dev")?.Runtime);
        Assert.Null(table.Of("debian", null, "libssl-dev"));
        Assert.Null(table.Of("ubuntu", "bookworm", "libssl-dev"));
    }

    [Theory]
    [InlineData("debian:12", "no-such-package", null)]
    [InlineData("debian:12", "gcc", 130_000_000L)]
    [InlineData("ubuntu:22.04", "gcc", 130_000_000L)]
    [InlineData("alpine:3.20", "gcc", 100_000_000L)]
    [InlineData("someone/else", "gcc", null)]
    public void At_least_that_much_goes_with_a_package(string image, string package, long? least)
    {
        var bytes = KnowledgeBase.Shipped.Sizes.LeastOf(image, [package, "no-such-package"]);

        Assert.Equal(least is null, bytes is null);
        Assert.InRange(bytes ?? 0, least ?? 0, 2 * (least ?? 0));
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9+.-]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex(" of [0-9]{2} [A-Z][a-z]{2} 20[0-9]{2}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DatePattern();
}
