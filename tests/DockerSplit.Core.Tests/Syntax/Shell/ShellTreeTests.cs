using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Dockerfile.Instructions;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Core.Tests.Syntax.Shell;

public sealed class ShellTreeTests
{
    private static ShellScript Run(string dockerfile)
    {
        var run = DockerfileSyntax.Parse(new(dockerfile)).Instructions.Single(instruction => instruction.Keyword == "RUN");
        var form = Assert.IsType<ShellForm>(CommandReader.Read(run));
        var script = ShellScript.Parse(form.Text, ShellDialect.Bash);
        Assert.Empty(script.Diagnostics);

        return script;
    }

    private static IEnumerable<SimpleCommand> Commands(ShellScript script) =>
        script.Statements.SelectMany(statement => statement.DescendantsAndSelf()).OfType<SimpleCommand>();

    [Theory]
    [InlineData("RUN b `c \\`d e\\`` f")]
    [InlineData("RUN b $(c $(d e)) f")]
    [InlineData("RUN b \"$(c `d e`)\" f")]
    public void Every_command_stands_where_its_text_stands(string run)
    {
        var script = Run("FROM a\n" + run + "\n");

        Assert.Equal(["b", "c", "d"], Commands(script).Select(command => script.TextOf(command.Words[0])));
    }

    [Theory]
    [InlineData("a=(b \"$c\" $(d e) 'f g')")]
    [InlineData("declare -a a=(b \"$c\" $(d e) 'f g')")]
    [InlineData("export a+=(b\n \"$c\" # why\n $(d e) 'f g'\n)")]
    public void The_elements_of_an_array_are_words(string program)
    {
        var script = ShellScript.Parse(LogicalText.Of(program), ShellDialect.Bash);
        Assert.Empty(script.Diagnostics);
        var nodes = script.Statements.SelectMany(statement => statement.DescendantsAndSelf()).ToList();

        Assert.Equal(["b", "\"$c\"", "$(d e)", "'f g'"], Assert.Single(nodes.OfType<Assignment>()).Array!.Value.Select(script.TextOf));
        Assert.Equal("c", Assert.Single(nodes.OfType<ParameterExpansion>()).Name);
        Assert.Equal(
            ["d", "e"],
            Assert.Single(nodes.OfType<CommandSubstitution>()).DescendantsAndSelf().OfType<Word>().Select(script.TextOf)
        );
    }

    [Fact]
    public void A_command_behind_continuations_knows_its_line_and_column()
    {
        var script = Run("FROM a\nRUN b && \\\n\\\n   c \\\n d\n");
        var span = script.Text.ToSource(Commands(script).Last().Words[^1].Span);

        Assert.Equal("5:2", script.Text.Source.PositionOf(span.Start).ToString());
    }

    [Theory]
    [InlineData("a 'b", "the quote that begins here", "1:3")]
    [InlineData("a $(b", "the '$(' that begins here", "1:3")]
    [InlineData("if a\nthen b", "the 'if' that begins here", "1:1")]
    [InlineData("a; { b", "the '{' that begins here", "1:4")]
    [InlineData("a; }", "unexpected '}'; expected a command", "1:4")]
    [InlineData("a &&", "unexpected end of the command; expected a command", "1:5")]
    public void An_error_says_what_was_expected_and_where(string program, string message, string position)
    {
        var error = Assert.Single(ShellScript.Parse(LogicalText.Of(program)).Diagnostics);

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(position, error.Position.ToString());
    }
}
