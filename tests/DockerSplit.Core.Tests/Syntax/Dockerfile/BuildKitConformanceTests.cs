using System.Collections.Immutable;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Testing;

namespace DockerSplit.Core.Tests.Syntax.Dockerfile;

/// <summary>BuildKit's own parser test data, read from beside the project.</summary>
public sealed class BuildKitConformanceTests
{
    private static string Data => Repository.Shared is { } shared ? Path.Combine(shared, "corpus", "buildkit-parser") : "";

    public static TheoryData<string> Positive() => Cases("testfiles");

    public static TheoryData<string> Negative() => Cases("testfiles-negative");

    private static TheoryData<string> Cases(string folder)
    {
        var path = Path.Combine(Data, folder);

        return Directory.Exists(path)
            ? [.. Directory.EnumerateDirectories(path).Select(directory => Path.GetFileName(directory)).Order(StringComparer.Ordinal)]
            : [""];
    }

    private static DockerfileSyntax Parse(string folder, string name)
    {
        Assert.SkipWhen(name.Length == 0 || !Directory.Exists(Data), "BuildKit's parser test data is not beside the project");

        return DockerfileSyntax.Parse(new(File.ReadAllText(Path.Combine(Data, folder, name, "Dockerfile"))));
    }

    [Theory]
    [MemberData(nameof(Positive))]
    public void A_positive_case_gives_the_same_dump(string name)
    {
        var tree = Parse("testfiles", name);

        Assert.Equal(File.ReadAllText(Path.Combine(Data, "testfiles", name, "result")), BuildKitDump.Of(tree));
    }

    [Theory]
    [MemberData(nameof(Positive))]
    public void A_positive_case_prints_back_to_the_letter(string name)
    {
        var tree = Parse("testfiles", name);

        Assert.Equal(tree.Source.Text, tree.ToFullString());
    }

    [Theory]
    [MemberData(nameof(Negative))]
    public void A_negative_case_is_an_error_for_the_reason_it_was_made_for(string name)
    {
        var model = DockerfileModel.Create(Parse("testfiles-negative", name), ImmutableDictionary<string, string>.Empty);
        var expected = name switch
        {
            "empty_dockerfile" or "only_comments" => "DS1001",
            "env_no_value" => "DS1004",
            "shykes-nested-json" => "DS1010",
            _ => throw new ArgumentException($"a new case: {name}", nameof(name)),
        };

        Assert.Contains(model.Diagnostics, diagnostic => diagnostic.Id == expected);
    }

    /// <summary>The numbers are those of parser_test.go, TestParseIncludesLineNumbers.</summary>
    [Fact]
    public void The_line_numbers_of_instructions_agree()
    {
        var tree = Parse("testfile-line", ".");

        Assert.Equal([(5, 5), (11, 12), (17, 31)], tree.Instructions.Select(instruction => Lines(tree, instruction)));
    }

    private static (int First, int Last) Lines(DockerfileSyntax tree, InstructionSyntax instruction) =>
        (tree.Source.PositionOf(instruction.Span.Start).Line, tree.Source.PositionOf(instruction.Span.End - 1).Line);
}
