using DockerSplit.Text;

namespace DockerSplit.Core.Tests.Text;

/// <summary>Patterns of shells, as POSIX describes them.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a", "ab", false)]
    [InlineData("*", "", true)]
    [InlineData("*", "a/b", true)]
    [InlineData("*.c", "a.c", true)]
    [InlineData("*.c", "a.cc", false)]
    [InlineData("a*c", "abcbc", true)]
    [InlineData("a*b*c", "aXbYbZ", false)]
    [InlineData("?", "a", true)]
    [InlineData("?", "", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("[abc]", "b", true)]
    [InlineData("[abc]", "d", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[!a]", "a", false)]
    [InlineData("[!a]", "b", true)]
    [InlineData("[^a]", "b", true)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[a", "[a", true)]
    [InlineData("\\*", "*", true)]
    [InlineData("\\*", "a", false)]
    [InlineData("a\\?b", "a?b", true)]
    [InlineData("**", "abc", true)]
    [InlineData("*a*", "bab", true)]
    [InlineData("*[0-9]", "a1", true)]
    public void A_pattern_matches_a_whole_text(string pattern, string text, bool expected) =>
        Assert.Equal(expected, TextPattern.IsMatch(text, pattern));

    [Theory]
    [InlineData("a.b.c", "#*.", "b.c")]
    [InlineData("a.b.c", "##*.", "c")]
    [InlineData("a.b.c", "%.*", "a.b")]
    [InlineData("a.b.c", "%%.*", "a")]
    [InlineData("abc", "#x", "abc")]
    [InlineData("abc", "#abc", "")]
    [InlineData("aaa", "#a", "aa")]
    [InlineData("aaa", "##a*", "")]
    [InlineData("/a/b/", "%/", "/a/b")]
    [InlineData("x1.2.3", "#x", "1.2.3")]
    [InlineData("v1", "#[vV]", "1")]
    public void What_a_shell_trims(string value, string pattern, string expected) => Assert.Equal(expected, Trimmed(value, pattern));

    [Theory]
    [InlineData("a.b.c", ".", "-", false, "a-b.c")]
    [InlineData("a.b.c", ".", "-", true, "a-b-c")]
    [InlineData("abc", "x", "y", true, "abc")]
    [InlineData("aaa", "a*", "b", true, "b")]
    [InlineData("abcabc", "b?", "X", false, "aXabc")]
    [InlineData("abcabc", "b?", "X", true, "aXaX")]
    [InlineData("1.2.3", "[0-9]", "n", true, "n.n.n")]
    [InlineData("ab", "a", "", false, "b")]
    public void What_a_shell_replaces(string value, string pattern, string replacement, bool all, string expected) =>
        Assert.Equal(expected, TextPattern.Replace(value, pattern, replacement, all));

    /// <param name="pattern">With the operator before it, as in <c>${x##*/}</c>.</param>
    private static string Trimmed(string value, string pattern)
    {
        var longest = pattern.Length > 1 && pattern[1] == pattern[0];

        return TextPattern.Trim(value, pattern[(longest ? 2 : 1)..], prefix: pattern[0] == '#', longest);
    }
}
