using System.Collections.Immutable;
using System.Text;
using DockerSplit.Analysis;
using DockerSplit.Composition;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Core.Tests.Syntax;

/// <summary>Input that nobody wrote by hand: it must neither throw, hang nor overflow the stack.</summary>
public sealed class RobustnessTests
{
    private const int Deep = 10_000;
    private const int Long = 10_000_000;

    private static void ReadShell(string program)
    {
        foreach (var dialect in new[] { ShellDialect.Posix, ShellDialect.Bash })
            ShellScript.Parse(LogicalText.Of(program), dialect);
    }

    private static void ReadDockerfile(string text)
    {
        var tree = DockerfileSyntax.Parse(new(text));
        DockerfileModel.Create(tree, ImmutableDictionary<string, string>.Empty);

        Assert.Equal(text, tree.ToFullString());
    }

    [Theory(Timeout = 60_000)]
    [InlineData("(", ")")]
    [InlineData("{ ", "; }")]
    [InlineData("$(", ")")]
    [InlineData("\"$(", ")\"")]
    [InlineData("${a:-", "}")]
    [InlineData("\"${a:-", "}\"")]
    [InlineData("$((", "))")]
    [InlineData("a <(", ")")]
    [InlineData("if a; then ", "; fi")]
    [InlineData("f() { ", "; }")]
    [InlineData("! ", "")]
    [InlineData("export a=$(", ")")]
    [InlineData("`", "`")]
    [InlineData("a[", "]=1")]
    [InlineData("@(", ")")]
    [InlineData("a=(", ")")]
    [InlineData("a=($(", "))")]
    [InlineData("case a in b) ", ";; esac")]
    [InlineData("while a; do ", "; done")]
    [InlineData("((", "))")]
    [InlineData("[[ ( ", " ) ]]")]
    public Task Deep_nesting_is_read_or_refused(string open, string close) =>
        Task.Run(
            () =>
            {
                ReadShell(Repeat(open, Deep) + "a" + Repeat(close, Deep));
                ReadShell(Repeat(open, Deep));
            },
            TestContext.Current.CancellationToken
        );

    [Theory(Timeout = 120_000)]
    [InlineData("a ")]
    [InlineData("a;")]
    [InlineData("{a ")]
    [InlineData("a[ ")]
    [InlineData("$[ ")]
    [InlineData("$((a) ")]
    [InlineData("((a); ")]
    [InlineData("<<a ")]
    [InlineData("'")]
    [InlineData("\"a")]
    [InlineData("$a")]
    [InlineData("#")]
    [InlineData("a\\\n")]
    [InlineData("a&&")]
    [InlineData("a|")]
    [InlineData("`a` ")]
    [InlineData("(a) ; ")]
    [InlineData("\n")]
    [InlineData("\\")]
    [InlineData("$")]
    [InlineData("a=(b) ")]
    [InlineData("export a=(b) ")]
    [InlineData("${a:-b}")]
    [InlineData("\"$(a)\" ")]
    [InlineData("<(a) ")]
    [InlineData("@(a) ")]
    [InlineData("@(")]
    [InlineData("1>b ")]
    [InlineData("{b}>c ")]
    [InlineData("# a\na\n")]
    [InlineData("<<a\na\n")]
    [InlineData("case a in b) c;; esac; ")]
    [InlineData("a() { b; }; ")]
    [InlineData("a\0")]
    [InlineData("\0")]
    [InlineData("\ud800")]
    public Task A_very_long_line_takes_time_in_proportion(string piece) =>
        Task.Run(() => ReadShell(Repeat(piece, Long / 10 / piece.Length)), TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task A_line_of_ten_megabytes_is_read() =>
        Task.Run(
            () =>
            {
                ReadDockerfile("FROM a\nRUN " + new string('b', Long) + "\n");
                ReadDockerfile("FROM a\nRUN " + Repeat("b ", Long / 2) + "\n");
                ReadDockerfile("FROM a\nRUN [" + Repeat("\"b\",", Long / 4) + "\n");
                ReadDockerfile("ONBUILD ".PadRight(8) + Repeat("ONBUILD ", Long / 8) + "\n");
            },
            TestContext.Current.CancellationToken
        );

    [Theory(Timeout = 120_000)]
    [InlineData("a")]
    [InlineData("word ")]
    [InlineData("'")]
    [InlineData("\"a$b")]
    public Task A_shell_program_of_ten_megabytes_in_one_line_is_read(string piece) =>
        Task.Run(() => ReadShell(Repeat(piece, Long / piece.Length)), TestContext.Current.CancellationToken);

    [Theory(Timeout = 120_000)]
    [InlineData("a\n")]
    [InlineData("a \\\n")]
    [InlineData("# a\n")]
    public Task A_shell_program_of_a_million_lines_is_read(string line) =>
        Task.Run(() => ReadShell(Repeat(line, 1_000_000)), TestContext.Current.CancellationToken);

    /// <summary>An instruction's lines reach the shell in a million pieces, and the comments between them stay with its commands.</summary>
    [Fact(Timeout = 60_000)]
    public Task An_instruction_of_a_million_lines_is_analysed() =>
        Task.Run(
            () =>
            {
                var text = "FROM a\nRUN b" + Repeat(" && \\\n# c\nd $(e)", 200_000) + "\n";
                var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(text)), ImmutableDictionary<string, string>.Empty);

                Assert.NotEmpty(StageAnalyzer.Analyze(Assert.Single(model.Stages), ShippedCommands.Catalog, null).Steps);
            },
            TestContext.Current.CancellationToken
        );

    [Theory(Timeout = 60_000)]
    [InlineData("# comment\n")]
    [InlineData("\n")]
    [InlineData("RUN a\n")]
    [InlineData("a \\\n")]
    [InlineData("RUN a \\\n# b\n")]
    [InlineData("COPY <<a b\n")]
    [InlineData("ENV a=$b\n")]
    public Task A_million_lines_are_read(string line) =>
        Task.Run(() => ReadDockerfile("FROM a\nRUN b \\\n" + Repeat(line, 1_000_000)), TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("FROM a\nRUN b\0c\n")]
    [InlineData("FROM a\nRUN b\ud800\n")]
    [InlineData("FROM a\nRUN b\u0085c\u2028d\n")]
    [InlineData("\uFEFF")]
    [InlineData("\\\n")]
    [InlineData("\\")]
    [InlineData("FROM a\r\rRUN b\r")]
    [InlineData("--\n")]
    [InlineData("FROM --\n")]
    [InlineData("ONBUILD\n")]
    [InlineData("HEALTHCHECK --interval\n")]
    [InlineData("<<EOF\n")]
    public void Odd_characters_are_kept(string text) => ReadDockerfile(text);

    [Fact]
    public void Bytes_that_are_no_UTF8_come_back_through_Latin1()
    {
        var bytes = Enumerable.Range(1, 255).Select(value => (byte)value).ToArray();
        var text = "FROM a\nRUN " + Encoding.Latin1.GetString(bytes);

        Assert.Equal(bytes, Encoding.Latin1.GetBytes(DockerfileSyntax.Parse(new(text)).ToFullString())[11..]);
    }

    private static string Repeat(string piece, int count) => new StringBuilder(piece.Length * count).Insert(0, piece, count).ToString();
}
