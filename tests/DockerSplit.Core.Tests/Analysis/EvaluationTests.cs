namespace DockerSplit.Core.Tests.Analysis;

/// <summary>What can be known of a command's words without running anything.</summary>
public sealed class EvaluationTests
{
    [Theory]
    [InlineData("P='gcc make'; x $P", "<gcc> <make>")]
    [InlineData("P='gcc  make'; x \"$P\"", "<gcc  make>")]
    [InlineData("P='b c'; x a${P}d", "<ab> <cd>")]
    [InlineData("P=' b '; x a${P}d", "<a> <b> <d>")]
    [InlineData("P=; x $P y", "<y>")]
    [InlineData("P=; x \"$P\" y", "<> <y>")]
    [InlineData("x $UNSET_HERE y", "? <y>")]
    [InlineData("x a-$(nproc)", "?")]
    [InlineData("x \"$(pwd)\"/b", "</w/b>")]
    [InlineData("cd /t && x $(pwd) $PWD", "</t> </t>")]
    [InlineData("x $(basename /a/b.c .c) $(dirname /a/b.c) $(echo d)", "<b> </a> <d>")]
    [InlineData("V=1.25.3; x ${V%.*} ${V%%.*} ${V#*.} ${V##*.}", "<1.25> <1> <25.3> <3>")]
    [InlineData("V=1.25.3; x ${V%.'*'}", "<1.25.3>")]
    [InlineData("V=a; x ${V:-b} ${V:+c} ${#V}", "<a> <c> <1>")]
    [InlineData("V=; x ${V:-b} \"${V-c}\"", "<b> <>")]
    [InlineData("x ${NOT_SET_HERE:-b}", "?")]
    [InlineData("unset V; x ${V:-b} ${V}c", "<b> <c>")]
    [InlineData("unset V; : ${V:=b}; x $V", "<b>")]
    [InlineData("A=1; A=2 y; x $A", "<1>")]
    [InlineData("export A=1 B='2 3'; x $A \"$B\"", "<1> <2 3>")]
    [InlineData("A=1; A=$A$A; x $A", "<11>")]
    [InlineData("A=$(curl y); x $A", "?")]
    [InlineData("set -- a 'b c'; x \"$@\" $# $2", "<a> <b c> <2> <b> <c>")]
    [InlineData("set -ex -- a b; shift; x $1", "<b>")]
    [InlineData("set -e; x $1 a", "<a>")]
    [InlineData("read A; x $A", "?")]
    [InlineData("A=1; if y; then A=2; fi; x $A", "?")]
    [InlineData("A=1; if y; then A=1; fi; x $A", "<1>")]
    [InlineData("A=1; (A=2); x $A", "<1>")]
    [InlineData("A=1; { A=2; }; x $A", "<2>")]
    [InlineData("A=1; y | A=2; x $A", "<1>")]
    [InlineData("A=1; while y; do A=2; done; x $A", "?")]
    [InlineData("A=1; y || A=2; x $A", "?")]
    [InlineData("A=1; y && A=2 && x $A", "<2>")]
    [InlineData("x a\\ b 'c'd\"e\"", "<a b> <cde>")]
    [InlineData("x {a,b}", "<{a,b}>")]
    [InlineData("f() { x \"$1\" $2; }; f 'a b' c", "<a b> <c>")]
    public void A_word_of_sh_has_the_value_that_the_shell_gives_it(string program, string expected) =>
        Assert.Equal([expected], StepsOf.Sh(program).Calls("x"));

    [Theory]
    [InlineData("x {a,b}", "<a> <b>")]
    [InlineData("x /{a,b/{c,d}}/e", "</a/e> </b/c/e> </b/d/e>")]
    [InlineData("x {1..3}", "<1> <2> <3>")]
    [InlineData("x {a}", "<{a}>")]
    [InlineData("x {a,b", "<{a,b>")]
    [InlineData("x \"{a,b}\" \\{a,b\\}", "<{a,b}> <{a,b}>")]
    [InlineData("A=1; x {$A,2}", "<1> <2>")]
    [InlineData("A=(b c); x ${A[0]}", "?")]
    [InlineData("A=abcd; x ${A:1:2} ${A/b/x} ${A^^}", "<bc> <axcd> <ABCD>")]
    [InlineData("i=0; (( i++ )); x $i", "?")]
    public void A_word_of_bash_has_the_value_that_the_shell_gives_it(string program, string expected) =>
        Assert.Equal([expected], StepsOf.Bash(program).Calls("x"));

    [Fact]
    public void A_loop_over_known_words_is_unrolled() =>
        Assert.Equal(["<a>", "<b>", "<c>"], StepsOf.Sh("for p in a b c; do x $p; done").Calls("x"));

    [Fact]
    public void A_loop_that_may_end_early_leaves_its_commands_uncertain() =>
        Assert.All(
            StepsOf.Sh("for p in a b; do x $p && break; done").Where(step => step.Name == "x"),
            step => Assert.Equal(DockerSplit.Analysis.StepCondition.Maybe, step.Condition)
        );

    [Theory]
    [InlineData("cd /usr/src && cd a-* && x", "/usr/src/a-*")]
    [InlineData("D=/opt/d; cd $D && x", "/opt/d")]
    [InlineData("cd $UNKNOWN_HERE && x", null)]
    [InlineData("cd /a && (cd b && y); x", "/a")]
    [InlineData("cd /a; cd b; cd -; x", "/a")]
    [InlineData("cd /a; if y; then cd /b; fi; x", null)]
    public void The_working_directory_is_followed(string program, string? expected) =>
        Assert.Equal(expected, StepsOf.Sh(program).Single(step => step.Name == "x").WorkingDirectory.Value);

    [Fact]
    public void ENV_wins_over_ARG_and_both_reach_the_shell() =>
        Assert.Equal(["<2> <3> <4>"], StepsOf.Dockerfile("ARG G=4\nFROM a\nARG V=1\nENV V=2\nARG W=3\nARG G\nRUN x $V $W $G\n").Calls("x"));

    [Fact]
    public void A_global_argument_that_the_stage_does_not_declare_is_not_seen() =>
        Assert.Equal(["?"], StepsOf.Dockerfile("ARG G=4\nFROM a\nRUN x $G\n").Calls("x"));

    [Fact]
    public void A_platform_argument_is_never_known() =>
        Assert.Equal(["?"], StepsOf.Dockerfile("FROM a\nARG TARGETARCH\nENV A=$TARGETARCH\nRUN x $A\n").Calls("x"));

    [Fact]
    public void A_variable_of_the_base_image_is_not_known() =>
        Assert.Equal(["?"], StepsOf.Dockerfile("FROM a\nENV A=$BASE/b\nRUN x $A\n").Calls("x"));
}
