using DockerSplit.Semantics;
using DockerSplit.Testing;

namespace DockerSplit.Core.Tests.Semantics;

/// <summary>The tables of BuildKit's shell lexer, read from beside the project.</summary>
public sealed class BuildKitExpansionTests
{
    private const string Missing = "BuildKit's lexer test data is not beside the project";

    private static IEnumerable<string> Lines(string name) =>
        Repository.Shared is { } shared && Path.Combine(shared, "corpus", "buildkit-parser", "shell", name) is var path && File.Exists(path)
            ? File.ReadLines(path)
            : [];

    public static TheoryData<string, string> Words()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in Lines("envVarTest"))
        {
            // W lines are about Windows, where names have no case.
            if (line.Split('|') is [var platform, var input, var expected] && platform is "A" or "U")
                data.Add(input.Trim(), expected.Trim());
        }

        if (data.Count == 0)
            data.Add("", "");

        return data;
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_expands_as_in_BuildKit(string input, string expected)
    {
        Assert.SkipWhen(input.Length == 0, Missing);
        var state = State(("PWD", "/home"), ("SHELL", "bash"), ("KOREAN", "한국어"), ("NULL", ""));

        Assert.Equal(expected == "error" ? null : expected, new WordExpander(state).Expand(input));
    }

    public static TheoryData<string, string, string> Lists()
    {
        var data = new TheoryData<string, string, string>();
        var variables = new List<string>();
        foreach (var line in Lines("wordsTest"))
        {
            if (line.StartsWith("ENV ", StringComparison.Ordinal))
                variables.Add(line[4..].TrimStart(' '));
            else if (line.Split('|') is [var input, var expected])
                data.Add(string.Join('\n', variables), input.Trim(), expected.TrimStart(' '));
        }

        if (data.Count == 0)
            data.Add("", "", "");

        return data;
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_list_of_words_expands_as_in_BuildKit(string variables, string input, string expected)
    {
        Assert.SkipWhen(input.Length == 0, Missing);
        var state = State([
            .. variables
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => (line[..line.IndexOf('=')], line[(line.IndexOf('=') + 1)..])),
        ]);
        var words = new WordExpander(state).ExpandWords(input);

        Assert.Equal(expected.Split(','), words is { } known ? known : ["error"]);
    }

    private static BuildState State(params (string Name, string Value)[] variables) =>
        new()
        {
            Environment = VariableScope.Empty.With(
                variables.Select(pair => KeyValuePair.Create(pair.Name, new Variable(pair.Value, IsUnknown: false)))
            ),
        };
}
