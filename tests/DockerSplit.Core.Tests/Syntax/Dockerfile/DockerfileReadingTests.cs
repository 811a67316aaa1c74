using System.Collections.Immutable;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Core.Tests.Syntax.Dockerfile;

public sealed class DockerfileReadingTests
{
    private static DockerfileModel Read(string text) =>
        DockerfileModel.Create(DockerfileSyntax.Parse(new(text)), ImmutableDictionary<string, string>.Empty);

    private static InstructionSyntax Second(string text) => DockerfileSyntax.Parse(new(text)).Instructions.ElementAt(1);

    [Theory]
    [InlineData("# escape=`\nFROM a\nRUN b `\n c", "b  c")]
    [InlineData("#escape = `\nFROM a\nRUN b `\n c", "b  c")]
    [InlineData("\n# escape=`\nFROM a\nRUN b `\n", "b `")]
    [InlineData("FROM a\n# escape=`\nRUN b `\n", "b `")]
    [InlineData("# why\n# escape=`\nFROM a\nRUN b `\n", "b `")]
    [InlineData("FROM a\nRUN b \\  \t\n c", "b  c")]
    [InlineData("FROM a\nRUN b \\\\\n", "b \\\\")]
    [InlineData("FROM a\r\nRUN b \\\r\n c\r\n", "b  c")]
    [InlineData("\uFEFFFROM a\nRUN b\n", "b")]
    [InlineData("FROM a\nRUN b \\\n\n# c\n  # d\n e\n", "b  e")]
    [InlineData("FROM a\nrUn b", "b")]
    [InlineData("FROM a\nRUN --mount=type=cache,target=/c --network=none -- --b", "--b")]
    [InlineData("FROM a\n\\\nRUN b", "b")]
    public void Lines_are_joined_as_the_builder_joins_them(string text, string expected) =>
        Assert.Equal(expected, Second(text).Arguments.Text);

    [Fact]
    public void Several_heredocs_follow_in_the_order_of_their_openings()
    {
        var tree = DockerfileSyntax.Parse(new("FROM a\nCOPY <<one <<-\"two\" /d/\n1\none\n\t2\n\ttwo\nRUN b\n"));
        var heredocs = tree.Instructions.ElementAt(1).Heredocs;

        Assert.Equal(
            [("one", true, false, "1\n"), ("two", false, true, "\t2\n")],
            heredocs.Select(heredoc => (heredoc.Name, heredoc.Expand, heredoc.Chomp, tree.Source.ToString(heredoc.Body)))
        );
        Assert.Equal(3, tree.Instructions.Count());
    }

    [Theory]
    [InlineData("RUN [\"a\", \"<<b\"]")]
    [InlineData("RUN a \"<<b\"")]
    [InlineData("RUN a<<b")]
    [InlineData("RUN a <<<b")]
    [InlineData("ENV a <<b")]
    public void What_only_looks_like_a_heredoc_is_none(string line) => Assert.Empty(Second($"FROM a\n{line}\n").Heredocs);

    [Fact]
    public void ONBUILD_holds_an_instruction_with_its_flags_and_form()
    {
        var trigger = Second("FROM a\nONBUILD COPY --chown=b [\"c\", \"d\"]\n").Trigger!;

        Assert.Equal(("COPY", "chown", "b"), (trigger.Keyword, trigger.Flags[0].Name, trigger.Flags[0].Value));
        Assert.Equal(["c", "d"], trigger.Json!.Value);
    }

    [Theory]
    [InlineData("RUN [ -f a ]")]
    [InlineData("RUN ['a']")]
    [InlineData("RUN [\"a\",]")]
    [InlineData("RUN [\"a\"] b")]
    [InlineData("RUN [\"a\\x\"]")]
    public void What_is_no_JSON_is_the_shell_form(string line) => Assert.Null(Second($"FROM a\n{line}\n").Json);

    [Fact]
    public void A_mount_has_its_keys_and_values()
    {
        var run = Assert.IsType<RunInstruction>(
            InstructionReader.Read(
                Second("FROM a\nRUN --mount=type=cache,dst=/c,sharing=locked,readonly --mount=src=b,target=/d c\n"),
                ImmutableArray.CreateBuilder<DockerSplit.Diagnostics.Diagnostic>()
            )
        );

        Assert.Equal([("cache", "/c", null), ("bind", "/d", "b")], run.Mounts.Select(mount => (mount.Type, mount.Target, mount.Source)));
        Assert.Equal("locked", run.Mounts[0].Options["sharing"]);
    }

    [Theory]
    [InlineData("ENV A b c", "A", "b c")]
    [InlineData("ENV A=b\\ c", "A", "b\\ c")]
    [InlineData("ENV A=\"b c\"", "A", "\"b c\"")]
    [InlineData("LABEL a.b=c", "a.b", "c")]
    public void Assignments_come_in_two_forms(string line, string name, string value)
    {
        var read = (AssignmentsInstruction)
            InstructionReader.Read(Second($"FROM a\n{line}\n"), ImmutableArray.CreateBuilder<DockerSplit.Diagnostics.Diagnostic>())!;

        Assert.Equal((name, value), (read.Assignments[0].Name, read.Assignments[0].RawValue));
    }

    [Fact]
    public void All_errors_of_a_file_are_reported_in_the_order_of_the_text()
    {
        var model = Read("FROM a b\nRNU c\nCOPY d\nENV e\nENV f=1 g\nRUN --x h\nHEALTHCHECK i\nONBUILD FROM j\nLABEL k='l\nRUN <<EOF\nm\n");

        Assert.Equal(
            [
                "Dockerfile:1:1: FROM takes an image, or an image and 'AS name' [DS1009]",
                "Dockerfile:2:1: unknown instruction 'RNU'; did you mean RUN? [DS1002]",
                "Dockerfile:3:1: COPY needs at least one source and a destination [DS1004]",
                "Dockerfile:4:1: ENV needs a name and a value [DS1004]",
                "Dockerfile:5:9: 'g' has no '='; behind the first name=value, ENV takes only more of them [DS1011]",
                "Dockerfile:6:5: unknown flag '--x'; RUN takes --mount --network --security --device [DS1013]",
                "Dockerfile:7:1: HEALTHCHECK takes 'CMD command', or 'NONE' alone [DS1015]",
                "Dockerfile:8:9: ONBUILD cannot hold 'FROM'; expected an instruction other than FROM, MAINTAINER and ONBUILD [DS1014]",
                "Dockerfile:10:5: the heredoc 'EOF' begins here and is never closed by a line 'EOF' [DS1005]",
            ],
            model.Diagnostics.Select(diagnostic => diagnostic.ToString())
        );
    }

    [Theory]
    [InlineData("# escape=x\nFROM a\n", "DS1006")]
    [InlineData("# escape=`\n# escape=`\nFROM a\n", "DS1007")]
    [InlineData("FROM a\0\n", "DS1008")]
    [InlineData("RUN a\n", "DS1003")]
    [InlineData("ARG a\n", "DS1003")]
    [InlineData("FROM a\nCMD [\"b\", 1]\n", "DS1010")]
    [InlineData("FROM a\nENV b=${c\n", "DS1012")]
    [InlineData("FROM a\nENV b='c\n", "DS1012")]
    public void A_mistake_has_its_own_diagnostic(string text, string id) =>
        Assert.Equal([id], Read(text).Diagnostics.Select(diagnostic => diagnostic.Id));
}
