using System.Collections.Immutable;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Core.Tests.Syntax.Dockerfile;

/// <summary>What instructions say, by their flags and words.</summary>
public sealed class InstructionTests
{
    [Theory]
    [InlineData("COPY a /b", "a > /b")]
    [InlineData("COPY a b /c/", "a b > /c/")]
    [InlineData("COPY [\"a b\", \"/c d\"]", "a b > /c d")]
    [InlineData("COPY --from=x a /b", "a > /b from x")]
    [InlineData("COPY --from=x --chown=1:2 --chmod=755 a /b", "a > /b from x owner 1:2 mode 755")]
    [InlineData("COPY --link --chown=u a /b", "a > /b owner u")]
    [InlineData("COPY --parents a/b /c", "a/b > /c")]
    [InlineData("COPY a \\\n  b \\\n  /c", "a b > /c")]
    [InlineData("ADD --checksum=sha256:0 https://example.org/x /b", "https://example.org/x > /b")]
    [InlineData("ADD --keep-git-dir=true https://example.org/x.git /b", "https://example.org/x.git > /b")]
    [InlineData("ADD a.tgz /b", "a.tgz > /b")]
    [InlineData("copy a /b", "a > /b")]
    public void Copies(string text, string expected) => Assert.Equal(expected, Copy(text));

    [Theory]
    [InlineData("CMD [\"a\", \"b c\"]", "exec a,b c")]
    [InlineData("CMD a \"b c\"", "shell a \"b c\"")]
    [InlineData("CMD []", "exec")]
    [InlineData("ENTRYPOINT [\"a\\tb\"]", "exec a\\tb")]
    [InlineData("ENTRYPOINT [ \"a\" , \"b\" ]", "exec a,b")]
    [InlineData("HEALTHCHECK NONE", "none")]
    [InlineData("HEALTHCHECK CMD a b", "shell a b")]
    [InlineData("HEALTHCHECK --interval=5s --timeout=3s --start-period=1m --retries=2 CMD [\"a\"]", "exec a")]
    [InlineData("HEALTHCHECK --start-interval=1s CMD a", "shell a")]
    [InlineData("RUN a b", "shell a b")]
    [InlineData("RUN [\"a\", \"b\"]", "exec a,b")]
    [InlineData("RUN --security=insecure a", "shell a")]
    [InlineData("SHELL [\"a\", \"b\"]", "words a,b")]
    [InlineData("ONBUILD RUN a", "onbuild shell a")]
    [InlineData("ONBUILD COPY a /b", "onbuild copy")]
    public void The_commands_of_an_instruction(string text, string expected) => Assert.Equal(expected, Words(text));

    [Theory]
    [InlineData("FROM a", "a - -")]
    [InlineData("FROM a AS b", "a b -")]
    [InlineData("FROM a as B", "a B -")]
    [InlineData("FROM --platform=$BUILDPLATFORM a AS b", "a b $BUILDPLATFORM")]
    [InlineData("FROM a:1@sha256:0", "a:1@sha256:0 - -")]
    [InlineData("from a", "a - -")]
    [InlineData("FROM   a   AS   b", "a b -")]
    public void Where_the_stage_starts(string text, string expected) => Assert.Equal(expected, From(text));

    [Theory]
    [InlineData("FROM a\nFOO b", "DS1002 2:1")]
    [InlineData("FROM a\nCOPY b", "DS1004 2:1")]
    [InlineData("FROM a\nRUN --nope=1 b", "DS1013 2:5")]
    [InlineData("FROM a\nENV A=\"b", "DS1012 2:5")]
    [InlineData("FROM a\nENV A=b c", "DS1011 2:9")]
    [InlineData("FROM a\nONBUILD FROM b", "DS1014 2:9")]
    [InlineData("FROM a\nHEALTHCHECK x", "DS1015 2:1")]
    [InlineData("FROM a\nFOO b\nBAR c", "DS1002 2:1 DS1002 3:1")]
    public void What_is_wrong_is_said_where_it_stands(string text, string expected) => Assert.Equal(expected, Problems(text));

    private static StageInstruction Last(string text, out DockerfileModel model)
    {
        model = DockerfileModel.Create(DockerfileSyntax.Parse(new($"FROM scratch\n{text}\n")), ImmutableDictionary<string, string>.Empty);
        Assert.Empty(model.Diagnostics);

        return model.Stages[0].Instructions[^1];
    }

    private static string Copy(string text)
    {
        var copy = Assert.IsType<CopyInstruction>(Last(text, out _).Instruction);

        return $"{string.Join(' ', copy.Sources)} > {copy.Destination}"
            + (copy.From is { } from ? $" from {from}" : "")
            + (copy.Owner is { } owner ? $" owner {owner}" : "")
            + (copy.Mode is { } mode ? $" mode {mode}" : "");
    }

    private static string Words(string text) => Words(Last(text, out _).Instruction).TrimEnd();

    private static string Words(Instruction instruction) =>
        instruction switch
        {
            CmdInstruction cmd => Words(cmd.Command),
            EntrypointInstruction entrypoint => Words(entrypoint.Command),
            RunInstruction run => Words(run.Command),
            HealthcheckInstruction check => check.Command is { } command ? Words(command) : "none",
            ShellInstruction shell => $"words {string.Join(',', shell.Words)}",
            OnbuildInstruction onbuild => $"onbuild {Words(onbuild.Trigger)}",
            CopyInstruction => "copy",
            _ => "?",
        };

    private static string Words(CommandLine command) =>
        command switch
        {
            ExecForm exec => $"exec {string.Join(',', exec.Words.Select(word => word.Replace("\t", "\\t", StringComparison.Ordinal)))}",
            ShellForm shell => $"shell {shell.Text.Text}",
            _ => "?",
        };

    private static string From(string text)
    {
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(text + "\n")), ImmutableDictionary<string, string>.Empty);
        var from = model.Stages[0].From;

        return $"{from.Image} {from.Alias ?? "-"} {from.Platform ?? "-"}";
    }

    private static string Problems(string text) =>
        string.Join(
            ' ',
            DockerfileModel
                .Create(DockerfileSyntax.Parse(new(text + "\n")), ImmutableDictionary<string, string>.Empty)
                .Diagnostics.Select(problem => $"{problem.Id} {problem.Position.Line}:{problem.Position.Column}")
        );
}
