using System.Globalization;
using DockerSplit.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DockerSplit.Architecture.Tests;

/// <summary>Each known way in which splits break has a test that shows it, or a reason why there is none.</summary>
public sealed class FailureCatalogueTests
{
    private const int Rows = 95;
    private const string Case = "snapshots/";

    private static readonly string Tests = Path.Combine(Repository.Root, "tests");

    private static readonly Lazy<Row[]> Catalogue = new(() =>
        [
            .. File.ReadLines(Path.Combine(Tests, "failure-catalogue.tsv"))
                .Where(line => !line.StartsWith('#'))
                .Select(line => Row.Of(line.Split('\t'))),
        ]
    );

    [Fact]
    public void Each_row_stands_once_and_in_order() => Assert.Equal(Enumerable.Range(1, Rows), Catalogue.Value.Select(row => row.Number));

    [Fact]
    public void A_row_has_a_title_and_tests_or_a_reason() =>
        Assert.Empty(
            from row in Catalogue.Value
            where row.Title.Length == 0 || row.Tests.Contains("") || (row.Tests.Length == 0) == string.IsNullOrWhiteSpace(row.Reason)
            select row.Number
        );

    [Fact]
    public void Every_test_and_case_that_is_named_exists()
    {
        var methods = ReadMethods();

        Assert.Empty(
            from row in Catalogue.Value
            from test in row.Tests
            where !Exists(test, methods)
            select $"{row.Number.ToString(CultureInfo.InvariantCulture)}: {test}"
        );
    }

    [Fact]
    public void A_test_that_names_a_row_is_named_by_the_row() =>
        Assert.Empty(
            from method in ReadMethods().Keys
            let name = method[(method.IndexOf('.', StringComparison.Ordinal) + 1)..]
            where name.StartsWith("Row_", StringComparison.Ordinal) || name.StartsWith("Rows_", StringComparison.Ordinal)
            from number in name.Split('_')
                .Skip(1)
                .TakeWhile(word => word == "and" || word.All(char.IsAsciiDigit))
                .Where(word => word != "and")
            let row = Catalogue.Value.Single(row => row.Number == int.Parse(number, CultureInfo.InvariantCulture))
            where !row.Tests.Contains(method)
            select $"{number}: {method}"
        );

    private static bool Exists(string test, Dictionary<string, string> methods)
    {
        if (test.StartsWith(Case, StringComparison.Ordinal))
            return File.Exists(Path.Combine(Tests, test, "case.json"));
        var parts = test.Split(':', 2);

        return methods.TryGetValue(parts[0], out var project)
            && (parts.Length == 1 || project.Contains($"\"{parts[1]}\"", StringComparison.Ordinal));
    }

    /// <summary>Class and name of each test, with the text of all files of the folder that it stands in.</summary>
    private static Dictionary<string, string> ReadMethods()
    {
        var methods = new Dictionary<string, string>(StringComparer.Ordinal);
        var folders = Directory
            .EnumerateFiles(Tests, "*Tests*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .GroupBy(path => Path.GetDirectoryName(path)!);
        foreach (var folder in folders)
        {
            var texts = string.Concat(Directory.EnumerateFiles(folder.Key, "*.cs").Select(File.ReadAllText));
            foreach (var test in folder.SelectMany(path => TestsOf(File.ReadAllText(path))))
                methods[test] = texts;
        }

        return methods;
    }

    private static IEnumerable<string> TestsOf(string text) =>
        from method in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        where
            method
                .AttributeLists.SelectMany(list => list.Attributes)
                .Any(attribute =>
                    attribute.Name.ToString() is var name
                    && (name.EndsWith("Fact", StringComparison.Ordinal) || name.EndsWith("Theory", StringComparison.Ordinal))
                )
        where method.Parent is TypeDeclarationSyntax
        select $"{((TypeDeclarationSyntax)method.Parent!).Identifier.Text}.{method.Identifier.Text}";

    /// <param name="Tests">None where there is a reason.</param>
    private sealed record Row(int Number, string Title, string[] Tests, string? Reason)
    {
        public static Row Of(string[] cells) =>
            new(
                int.Parse(cells[0], CultureInfo.InvariantCulture),
                cells[1],
                cells[2] == "-" ? [] : cells[2].Split("; "),
                cells.Length > 3 ? cells[3] : null
            );
    }
}
