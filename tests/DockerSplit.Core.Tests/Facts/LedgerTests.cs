using DockerSplit.Facts;

namespace DockerSplit.Core.Tests.Facts;

/// <summary>The books: when they balance, what their sums are, and in which words findings are told.</summary>
public sealed class LedgerTests
{
    private static readonly LedgerReason Cache = new("cache", "a cache");
    private static readonly LedgerReason Build = new("build", "only the build needs it");

    [Theory]
    [InlineData(true)]
    [InlineData(true, LedgerWeight.Note)]
    [InlineData(true, LedgerWeight.Note, LedgerWeight.Note)]
    [InlineData(false, LedgerWeight.Breaks)]
    [InlineData(false, LedgerWeight.Note, LedgerWeight.Breaks)]
    public void Notes_alone_leave_the_books_in_balance(bool balances, params LedgerWeight[] weights) =>
        Assert.Equal(balances, new Ledger([], [.. weights.Select(weight => Finding("/a", weight: weight))]).Balances);

    [Fact]
    public void Sums_are_by_reason_the_largest_first_and_leave_out_what_is_the_same_or_unaccounted()
    {
        var ledger = new Ledger(
            [
                new(LedgerSubject.Path, "/a", LedgerFate.Dropped, Cache, 10),
                new(LedgerSubject.Path, "/b", LedgerFate.Dropped, Build, 100),
                new(LedgerSubject.Path, "/c", LedgerFate.Dropped, Cache, 20),
                new(LedgerSubject.Package, "gcc", LedgerFate.Dropped, Build),
                new(LedgerSubject.Path, "/d", LedgerFate.Same, Cache, 1000),
                new(LedgerSubject.Path, "/e", LedgerFate.Unaccounted, Cache, 1000),
                new(LedgerSubject.Path, "/f", LedgerFate.Volatile, Cache, 5),
            ],
            []
        );

        Assert.Equal(
            ["Path Dropped build 1 100", "Path Dropped cache 2 30", "Path Volatile cache 1 5", "Package Dropped build 1 0"],
            ledger.Sums.Select(sum => $"{sum.Subject} {sum.Fate} {sum.Reason.Rule} {sum.Count} {sum.Size}")
        );
    }

    [Theory]
    [InlineData(null, "", "", "content differs: /a")]
    [InlineData("p", "", "", "content differs: /a of the package p")]
    [InlineData("/a", "", "", "content differs: /a")]
    [InlineData(null, "x", "", "content differs: /a (x)")]
    [InlineData(null, "", "y", "content differs: /a (y)")]
    [InlineData("p", "x", "y", "content differs: /a of the package p (y instead of x)")]
    public void A_finding_is_one_line(string? package, string original, string rewritten, string expected) =>
        Assert.Equal(expected, Finding("/a", package, original, rewritten).Description);

    [Fact]
    public void Every_kind_of_finding_has_words_of_its_own()
    {
        var titles = Enum.GetValues<LedgerFindingKind>().Select(kind => Finding("x", kind: kind).Title).ToList();

        Assert.Equal(titles.Count, titles.Distinct(StringComparer.Ordinal).Count());
        Assert.All(titles, title => Assert.EndsWith(": x", title, StringComparison.Ordinal));
    }

    public static TheoryData<LearnedFact, LearnedFact, bool> Facts() =>
        new()
        {
            { new MissingFile("/a", "one line"), new MissingFile("/a", "another"), true },
            { new MissingFile("/a", ""), new MissingFile("/b", ""), false },
            { new MissingFile("/a", ""), new PermissionDenied("/a", ""), false },
            { new MissingLibrary("x.so", null, "1"), new MissingLibrary("x.so", null, "2"), true },
            { new MissingLibrary("x.so", "/a", ""), new MissingLibrary("x.so", null, ""), false },
            { new MissingModule("node", "x", "1"), new MissingModule("node", "x", "2"), true },
            { new MissingModule("node", "x", ""), new MissingModule("python", "x", ""), false },
            { new OtherContent("/a", "1"), new OtherAttributes("/a", "1"), false },
        };

    [Theory]
    [MemberData(nameof(Facts))]
    public void What_was_learned_is_the_same_however_it_was_said(LearnedFact one, LearnedFact other, bool expected)
    {
        Assert.Equal(expected, one.SameAs(other));
        Assert.Equal(expected, other.SameAs(one));
        Assert.Equal(expected, one.Description == other.Description && one.GetType() == other.GetType() && one.SameAs(other));
    }

    private static LedgerFinding Finding(
        string name,
        string? package = null,
        string original = "",
        string rewritten = "",
        LedgerFindingKind kind = LedgerFindingKind.Content,
        LedgerWeight weight = LedgerWeight.Breaks
    ) => new(kind, weight, name, package, original, rewritten, "keep it");
}
