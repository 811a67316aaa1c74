using DockerSplit.Engine.Builds.Progress;

namespace DockerSplit.Engine.Tests.Builds.Progress;

public sealed class JsonValueSplitterTests
{
    [Fact]
    public void Values_on_one_line_and_values_over_many_come_out_the_same_way()
    {
        var (values, texts) = Split("""{"a":1}""", "{", "  \"a\": {", "    \"b\": []", "  }", "}");

        Assert.Equal(["""{"a":1}""", "{\n  \"a\": {\n    \"b\": []\n  }\n}"], values);
        Assert.Empty(texts);
    }

    [Fact]
    public void Braces_and_quotes_inside_of_strings_end_nothing()
    {
        var (values, _) = Split("""{"name":"RUN echo \"}\" ]} \\"}""", """{"b":2}""");

        Assert.Equal(["""{"name":"RUN echo \"}\" ]} \\"}""", """{"b":2}"""], values);
    }

    [Fact]
    public void Two_values_on_a_line_are_two()
    {
        var (values, _) = Split("""{"a":1}{"b":2}""");

        Assert.Equal(["""{"a":1}""", """{"b":2}"""], values);
    }

    [Fact]
    public void The_words_behind_the_last_value_are_text()
    {
        var (values, texts) = Split("""{"a":1}""", "D:5", "   5 | >>> RUN echo {}", "", "ERROR: failed to solve: exit code: 1");

        Assert.Single(values);
        Assert.Equal(["D:5", "   5 | >>> RUN echo {}", "ERROR: failed to solve: exit code: 1"], texts);
    }

    [Fact]
    public void A_value_that_is_cut_off_is_text()
    {
        var (values, texts) = Split("{", "  \"a\": 1");

        Assert.Empty(values);
        Assert.Equal(["{\n  \"a\": 1"], texts);
    }

    private static (List<string> Values, List<string> Texts) Split(params string[] lines)
    {
        List<string> values = [];
        List<string> texts = [];
        var splitter = new JsonValueSplitter(values.Add, texts.Add);
        foreach (var line in lines)
            splitter.Feed(line);
        splitter.Complete();

        return (values, texts);
    }
}
