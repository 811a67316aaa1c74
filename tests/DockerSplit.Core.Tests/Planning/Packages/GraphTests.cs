using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Planning.Packages;

namespace DockerSplit.Core.Tests.Planning.Packages;

/// <summary>Which package surely brings which. A database is written as <c>name>dependency,dependency;name^provided></c>.</summary>
public sealed class GraphTests
{
    [Theory]
    [InlineData("a>b;b>", "a b", "a")]
    [InlineData("a>b;b>c;c>", "a c", "a")]
    [InlineData("a>b;b>", "b", "b")]
    [InlineData("a>b;b>a", "a b", "b")]
    [InlineData("a>b;b>c;c>a", "a b c", "c")]
    [InlineData("a>b|c;b>;c>", "a b c", "a b c")]
    [InlineData("a>b|c;b>", "a b", "a")]
    [InlineData("a>b|c;c>", "a c", "a c")]
    [InlineData("a>v;p^v>", "a p", "a")]
    [InlineData("a>v;p^v>;q^v>", "a p", "a p")]
    [InlineData("a>v;v>;q^v>", "a v q", "a q")]
    [InlineData("a>b (>= 1:2.3);b>", "a b", "a")]
    [InlineData("a>b:any;b>", "a b", "a")]
    [InlineData("a>b=1.2-r0;b>", "a b", "a")]
    [InlineData("a>b~1.2;b>", "a b", "a")]
    [InlineData("a>so:libx.so.1;p^so:libx.so.1=1>", "a p", "a")]
    [InlineData("a>b,c;b>;c>d;d>", "a b c d", "a")]
    [InlineData("a>gone;b>", "a b", "a b")]
    [InlineData("a>a", "a", "a")]
    public void What_another_surely_brings_is_not_named(string database, string packages, string expected) =>
        Assert.Equal(expected, string.Join(' ', Graph(database).WithoutImplied(packages.Split(' '))));

    [Theory]
    [InlineData("a>b|c;b>;c>", "a", "b c")]
    [InlineData("a>b;b>c;c>a", "a", "b c")]
    [InlineData("a>b;b>c;c>", "b", "c")]
    [InlineData("a>v;p^v>", "a", "p")]
    [InlineData("a>", "a", "")]
    [InlineData("a>b", "gone", "")]
    public void What_came_along_directly_or_not(string database, string package, string expected) =>
        Assert.Equal(expected, string.Join(' ', Graph(database).Implied(package).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("a>b|c;c>", "-", "c for a")]
    [InlineData("a>b|c;c>", "c", "")]
    [InlineData("a>b|c;b>;c>", "-", "")]
    [InlineData("a>x;x>b|c;c>", "-", "c for x")]
    [InlineData("a>b|c|d;d>", "-", "d for a")]
    [InlineData("a>b|v;p^v>", "-", "p for a")]
    [InlineData("a>b|c", "-", "")]
    public void An_alternative_that_the_original_has_has_to_be_named(string database, string there, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', Graph(database).Choices(["a"], name => name == there).Select(choice => $"{choice.Package} for {choice.For}"))
        );

    [Theory]
    [InlineData("a>b,c|d;b>;c>;d>", "a", "b c d")]
    [InlineData("a>b,b (>= 1);b>", "a", "b")]
    [InlineData("a>a,b;b>", "a", "b")]
    [InlineData("a>gone", "a", "")]
    [InlineData("a>b;b>c;c>", "a", "b")]
    [InlineData("a>", "gone", "")]
    public void A_package_depends_by_itself_on_some(string database, string package, string expected) =>
        Assert.Equal(expected, string.Join(' ', Graph(database).Direct(package)));

    private static PackageGraph Graph(string database) =>
        new(
            new(
                "dpkg",
                database
                    .Split(';')
                    .Select(Package)
                    .ToImmutableSortedDictionary(package => package.Name, package => package, StringComparer.Ordinal)
            )
        );

    private static PackageFacts Package(string text)
    {
        var at = text.IndexOf('>', StringComparison.Ordinal);
        var (names, depends) = (text[..at].Split('^'), text[(at + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries));

        return new(names[0], "1", "amd64", [.. depends], [.. names[1..]], 1, true, []);
    }
}
