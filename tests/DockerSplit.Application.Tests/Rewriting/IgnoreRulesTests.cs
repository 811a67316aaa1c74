using DockerSplit.Application.Rewriting;
using DockerSplit.Testing;

namespace DockerSplit.Application.Tests.Rewriting;

public sealed class IgnoreRulesTests
{
    [Theory]
    [InlineData("", "a", false)]
    [InlineData("a", "a", true)]
    [InlineData("/a", "a", true)]
    [InlineData("a/", "a", true)]
    [InlineData("a", "b/a", false)]
    [InlineData("a", "a/b/c", true)]
    [InlineData("*.log", "x.log", true)]
    [InlineData("*.log", "d/x.log", false)]
    [InlineData("*/*.log", "d/x.log", true)]
    [InlineData("**/*.log", "x.log", true)]
    [InlineData("**/*.log", "d/e/x.log", true)]
    [InlineData("**.log", "d/e/x.log", true)]
    [InlineData("d/**/x", "d/x", true)]
    [InlineData("d/**/x", "d/e/f/x", true)]
    [InlineData("d/**", "d/e", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("[ab].c", "b.c", true)]
    [InlineData("# a comment\n\n  b  \r\n", "b", true)]
    [InlineData("#a", "#a", false)]
    [InlineData("*\n!keep", "keep", false)]
    [InlineData("*\n!keep", "other", true)]
    [InlineData("*\n!keep", "keep/x", false)]
    [InlineData("!keep\n*", "keep", true)]
    [InlineData("d\n!d/keep", "d/keep", false)]
    [InlineData("d\n!d/keep\nd/keep/secret", "d/keep/secret", true)]
    [InlineData("../a", "a", true)]
    [InlineData(".", "a", false)]
    [InlineData("!", "a", false)]
    public void The_last_rule_that_fits_a_path_or_a_directory_above_it_decides(string text, string path, bool isIgnored)
    {
        var rules = IgnoreRules.Parse(text);
        var state = rules.Start;
        var at = "";
        foreach (var part in path.Split('/'))
        {
            at = at.Length == 0 ? part : $"{at}/{part}";
            state = rules.Enter(state, at);
        }

        Assert.Equal(isIgnored, state.IsIgnored);
    }

    [Fact]
    public void A_pattern_of_many_stars_takes_no_time_that_grows_beyond_bounds()
    {
        var rules = IgnoreRules.Parse(string.Concat(Enumerable.Repeat("**/a/", 40)) + "b");
        var path = string.Join('/', Enumerable.Repeat("a", 500));

        Assert.False(rules.Enter(rules.Start, path).IsIgnored);
    }

    [Fact]
    public void The_file_beside_the_Dockerfile_comes_first()
    {
        using var folder = new TempFolder();
        folder.Write(".dockerignore", "a");
        var own = folder.Write("x.Dockerfile.dockerignore", "b");
        var rules = IgnoreRules.ReadFor(folder.Path, own[..^".dockerignore".Length]);

        Assert.Equal([false, true], new[] { "a", "b" }.Select(path => rules.Enter(rules.Start, path).IsIgnored));
    }
}
