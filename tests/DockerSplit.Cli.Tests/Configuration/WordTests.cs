using DockerSplit.Cli.Configuration;

namespace DockerSplit.Cli.Tests.Configuration;

/// <summary>The small languages of options and settings.</summary>
public sealed class WordTests
{
    [Theory]
    [InlineData("a b  c", "a|b|c")]
    [InlineData("sh -c 'echo \"$x\"; exit'", "sh|-c|echo \"$x\"; exit")]
    [InlineData("a \"b c\"d e\\ f", "a|b cd|e f")]
    [InlineData("'' \"a\\\"b\"", "|a\"b")]
    [InlineData("", "")]
    public void A_command_line_is_split_as_a_shell_would(string line, string words) =>
        Assert.Equal(words, string.Join('|', CommandWords.Split(line)!.Value));

    [Theory]
    [InlineData("'a")]
    [InlineData("a \"b")]
    public void A_quote_that_is_not_closed_is_no_command_line(string line) => Assert.Null(CommandWords.Split(line));

    [Theory]
    [InlineData("PING\\r\\n", "PING\r\n")]
    [InlineData("\\x41\\x00\\0\\t\\\\", "A\0\0\t\\")]
    [InlineData("a\\qb\\", "a\\qb\\")]
    [InlineData("\\xZZ", "\\xZZ")]
    public void Escapes_name_characters_that_cannot_be_typed(string text, string meant) => Assert.Equal(meant, Escapes.Read(text));

    [Theory]
    [InlineData("64m", 64L << 20)]
    [InlineData("1GB", 1L << 30)]
    [InlineData("512", 512L)]
    [InlineData("0", null)]
    [InlineData("many", null)]
    public void Sizes_are_read_as_docker_reads_them(string text, long? bytes) => Assert.Equal(bytes, ByteCounts.Parse(text));
}
