using System.Collections.Immutable;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Core.Tests.Semantics;

/// <summary>What ARG and ENV mean at the end of a stage, and where each is seen.</summary>
public sealed class ScopeTests
{
    [Theory]
    [InlineData("FROM scratch\nENV A=1 B=$A", "$B", "")]
    [InlineData("FROM scratch\nENV A=1\nENV B=$A", "$B", "1")]
    [InlineData("FROM scratch\nENV A=1\nENV A=2 B=$A", "$A$B", "21")]
    [InlineData("ARG V=1\nFROM scratch", "$V", "")]
    [InlineData("ARG V=1\nFROM scratch\nARG V", "$V", "1")]
    [InlineData("ARG V=1\nFROM scratch\nARG V=2", "$V", "2")]
    [InlineData("ARG V=1\nFROM scratch AS x\nARG V\nFROM x", "$V", "")]
    [InlineData("FROM scratch\nARG V=1\nENV V=2", "$V", "2")]
    [InlineData("FROM scratch\nENV V=2\nARG V=1", "$V", "2")]
    [InlineData("FROM scratch\nARG V=1\nENV W=$V-x", "$W", "1-x")]
    [InlineData("FROM scratch\nARG A=1 B=$A", "$B", "")]
    [InlineData("FROM scratch\nARG A=1\nARG B=$A", "$B", "1")]
    [InlineData("ARG A=1\nARG B=$A\nFROM scratch\nARG B", "$B", "1")]
    [InlineData("ARG A=1 B=$A\nFROM scratch\nARG B", "$B", "1")]
    [InlineData("FROM scratch AS x\nENV A=1\nFROM x", "$A", "1")]
    [InlineData("FROM scratch AS x\nENV A=1\nFROM X\nENV B=$A", "$B", "1")]
    [InlineData("FROM scratch AS x\nENV A=1\nFROM scratch", "$A", "")]
    [InlineData("FROM scratch\nENV A x y", "$A", "x y")]
    [InlineData("FROM scratch\nENV A=x\\ y", "$A", "x y")]
    [InlineData("FROM scratch\nENV A='$B'", "$A", "$B")]
    [InlineData("FROM scratch\nENV B=1 A=\"$B\"", "$A", "")]
    [InlineData("FROM scratch\nENV A=x", "${A:-y}", "x")]
    [InlineData("FROM scratch", "${B:-y}", "y")]
    [InlineData("FROM scratch", "${B-y}", "y")]
    [InlineData("FROM scratch\nENV B=", "${B-y}", "")]
    [InlineData("FROM scratch\nENV B=", "${B:-y}", "y")]
    [InlineData("FROM scratch", "${B:+y}", "")]
    [InlineData("FROM scratch\nENV A=x", "${A:+y}", "y")]
    [InlineData("FROM scratch\nENV A=x", "${B:-${A}z}", "xz")]
    [InlineData("FROM scratch\nENV A=/a/b.c", "${A##*/}", "b.c")]
    [InlineData("FROM scratch\nENV A=/a/b.c", "${A#/}", "a/b.c")]
    [InlineData("FROM scratch\nENV A=/a/b.c", "${A%.*}", "/a/b")]
    [InlineData("FROM scratch\nENV A=/a/b.c", "${A%%/*}", "")]
    [InlineData("FROM scratch\nENV A=/a/b.c", "${A/a/z}", "/z/b.c")]
    [InlineData("FROM scratch\nENV A=a.a.a", "${A//./-}", "a-a-a")]
    [InlineData("FROM scratch\nENV A=a.a.a", "${A/.*/}", "a")]
    [InlineData("FROM scratch\nENV A=x", "\\$A", "$A")]
    [InlineData("FROM scratch\nENV A=x", "'$A'", "$A")]
    [InlineData("FROM scratch\nENV A=x", "\"$A\"b", "xb")]
    [InlineData("FROM scratch\nENV A=x", "${A}b$A", "xbx")]
    [InlineData("FROM scratch", "$", "$")]
    [InlineData("# escape=`\nFROM scratch\nENV A=x", "`$A", "$A")]
    [InlineData("# escape=`\nFROM scratch\nENV A=x", "\\$A", "\\x")]
    public void A_word_is_what_the_builder_makes_of_it(string text, string word, string expected) =>
        Assert.Equal(expected, Expand(text, word));

    [Theory]
    [InlineData("FROM a", "$X")]
    [InlineData("FROM a\nENV A=$X", "$A")]
    [InlineData("FROM a\nENV A=$X", "${A:-y}")]
    [InlineData("FROM a\nENV A=b$X", "c$A")]
    [InlineData("FROM a", "${X:-y}")]
    [InlineData("FROM scratch\nARG TARGETARCH", "$TARGETARCH")]
    [InlineData("FROM scratch", "${X:?gone}")]
    public void What_may_come_from_elsewhere_is_unknown(string text, string word) => Assert.Null(Expand(text, word));

    [Theory]
    [InlineData("FROM a\nENV A=1", "${A:-$X}", "1")]
    [InlineData("FROM a\nENV A=1", "${A:+b}", "b")]
    [InlineData("FROM a\nENV A=$X\nENV A=1", "$A", "1")]
    [InlineData("FROM a\nARG A=$X\nENV A=1", "$A", "1")]
    public void What_is_known_does_not_ask_what_is_not(string text, string word, string expected) =>
        Assert.Equal(expected, Expand(text, word));

    [Theory]
    [InlineData("FROM a", "/ - /bin/sh -c")]
    [InlineData("FROM a\nWORKDIR /a\nWORKDIR b/../c", "/a/c - /bin/sh -c")]
    [InlineData("FROM a\nWORKDIR /a/\nWORKDIR ./b/", "/a/b - /bin/sh -c")]
    [InlineData("FROM a\nENV D=/x\nWORKDIR $D/y", "/x/y - /bin/sh -c")]
    [InlineData("ARG D=/q\nFROM a\nARG D\nWORKDIR $D", "/q - /bin/sh -c")]
    [InlineData("FROM a\nWORKDIR $D\nWORKDIR e", "? - /bin/sh -c")]
    [InlineData("FROM a\nWORKDIR $D\nWORKDIR /e", "/e - /bin/sh -c")]
    [InlineData("FROM a\nUSER b\nUSER c:d", "/ c:d /bin/sh -c")]
    [InlineData("FROM a\nARG U=1000\nUSER $U:$U", "/ 1000:1000 /bin/sh -c")]
    [InlineData("FROM a\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]", "/ - /bin/bash -o pipefail -c")]
    [InlineData("FROM a AS x\nWORKDIR /a\nUSER b\nSHELL [\"x\", \"y\"]\nFROM x", "/a b x y")]
    public void The_directory_the_user_and_the_shell(string text, string expected) => Assert.Equal(expected, State(text));

    [Theory]
    [InlineData("FROM scratch\nARG V=1", "$V", "9")]
    [InlineData("FROM scratch\nARG V", "$V", "9")]
    [InlineData("ARG V=1\nFROM scratch\nARG V", "$V", "9")]
    [InlineData("FROM scratch", "$V", "")]
    [InlineData("FROM scratch\nARG V=1\nENV V=2", "$V", "2")]
    [InlineData("FROM scratch\nARG V=1\nENV W=${V}", "$W", "9")]
    public void Arguments_that_are_given_win(string text, string word, string expected) =>
        Assert.Equal(expected, Expand(text, word, ("V", "9")));

    [Theory]
    [InlineData("ARG I=b\nFROM a:$I\n", "a:b")]
    [InlineData("ARG I\nFROM a:${I:-c}\n", "a:c")]
    [InlineData("ARG I=b\nARG I=c\nFROM a:$I\n", "a:c")]
    [InlineData("FROM --platform=linux/amd64 a\n", "a")]
    [InlineData("FROM a@sha256:0\n", "a@sha256:0")]
    public void The_base_image_sees_global_arguments_alone(string text, string expected) =>
        Assert.Equal(expected, Model(text).Stages[0].Image);

    private static string? Expand(string text, string word, params (string Name, string Value)[] arguments) =>
        new WordExpander(Model(text, arguments).Stages[^1].Final).Expand(word);

    private static string State(string text)
    {
        var state = Model(text).Stages[^1].Final;

        return $"{state.WorkingDirectory ?? "?"} {state.User ?? "-"} {string.Join(' ', state.Shell)}";
    }

    private static DockerfileModel Model(string text, params (string Name, string Value)[] arguments) =>
        DockerfileModel.Create(
            DockerfileSyntax.Parse(new(text)),
            arguments.ToImmutableDictionary(argument => argument.Name, argument => argument.Value, StringComparer.Ordinal)
        );
}
