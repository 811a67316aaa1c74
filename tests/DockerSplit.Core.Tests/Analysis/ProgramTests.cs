using DockerSplit.Analysis;

namespace DockerSplit.Core.Tests.Analysis;

/// <summary>Programs inside of programs, and which commands run at all.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("sh -c 'x a'")]
    [InlineData("bash -ec \"x a\"")]
    [InlineData("/bin/sh -exc 'x a'")]
    [InlineData("su -c 'x a' nobody")]
    [InlineData("su nobody -s /bin/sh -c 'x a'")]
    [InlineData("eval 'x a'")]
    [InlineData("eval x a")]
    [InlineData("sudo -u nobody x a")]
    [InlineData("env -u B A=1 x a")]
    [InlineData("timeout -k 5 10 x a")]
    [InlineData("gosu nobody x a")]
    [InlineData("nice -n 19 sh -c 'x a'")]
    [InlineData("B=a sh -c 'x $B'")]
    [InlineData("sh -c 'x $1' _ a")]
    public void A_command_inside_of_another_is_a_step(string program) => Assert.Equal(["<a>"], StepsOf.Sh(program).Calls("x"));

    [Theory]
    [InlineData("y $(x a)")]
    [InlineData("y \"b $(x a)\"")]
    [InlineData("y `x a`")]
    [InlineData("y \"`x a`\"")]
    [InlineData("y <(x a)")]
    [InlineData("y > >(x a)")]
    [InlineData("A=$(x a)")]
    [InlineData("A=(b $(x a))")]
    [InlineData("export A=\"$(x a)\"")]
    [InlineData("declare -a A=(b $(x a))")]
    [InlineData("y > $(x a)")]
    [InlineData("y <<< $(x a)")]
    [InlineData("y $(z $(x a))")]
    [InlineData("y $((1 + $(x a)))")]
    [InlineData("y ${B:-$(x a)}")]
    [InlineData("y ${B[$(x a)]}")]
    [InlineData("B[$(x a)]=1")]
    [InlineData("B=([$(x a)]=1)")]
    [InlineData("for ((i = $(x a); i < 3; i++)); do y; done")]
    [InlineData("y @(b|$(x a))")]
    [InlineData("case b in !(c|$(x a))) y;; esac")]
    [InlineData("y <<E\nb $(x a)\nE\n")]
    [InlineData("y <<-E\n\t`x a`\nE\n")]
    [InlineData("y <<E | z\n${B:-$(x a)}\nE\n")]
    [InlineData("for i in $(x a); do y; done")]
    [InlineData("case $(x a) in b) y;; esac")]
    [InlineData("[[ $(x a) == b ]]")]
    [InlineData("(( $(x a) > 1 ))")]
    [InlineData("if [ $(x a) = b ]; then y; fi")]
    [InlineData("{ y; } > $(x a)")]
    [InlineData("f() { y $(x $1); }; f a")]
    [InlineData("B=a; y $(x $B)")]
    public void A_command_whose_output_is_used_is_a_step(string program) =>
        Assert.Equal(
            ["<a>"],
            StepsOf.Dockerfile($"FROM debian\nSHELL [\"/bin/bash\", \"-c\"]\nRUN <<RUN_END\n{program}\nRUN_END\n").Calls("x")
        );

    [Theory]
    [InlineData("y $(A=2; z); x $A", "<1>")]
    [InlineData("y `A=2`; x $A", "<1>")]
    [InlineData("y <(A=2); x $A", "<1>")]
    [InlineData("B=$(A=2; z); x $A $B", "<1> ?")]
    public void What_it_assigns_does_not_leak_out(string program, string expected) =>
        Assert.Equal([expected], StepsOf.Bash("A=1; " + program).Calls("x"));

    [Fact]
    public void The_working_directory_of_a_command_whose_output_is_used_does_not_leak_out()
    {
        var steps = StepsOf.Sh("y $(cd /t && x); z");

        Assert.Equal(["/t", "/w"], steps.Where(step => step.Name is "x" or "z").Select(step => step.WorkingDirectory.Value));
    }

    [Theory]
    [InlineData("curl -fsS $(apt-get install -y gcc) example.org", typeof(InstallPackages))]
    [InlineData("echo `make`", typeof(Compile))]
    [InlineData("A=$(curl -fsSO https://example.org/a); y", typeof(Fetch))]
    public void What_it_does_is_known(string program, Type effect) =>
        Assert.Contains(StepsOf.Sh(program).SelectMany(step => step.Effects), found => found.GetType() == effect);

    [Theory]
    [InlineData("y $(x)", StepCondition.Always)]
    [InlineData("y && z $(x)", StepCondition.Always)]
    [InlineData("y || z $(x)", StepCondition.Maybe)]
    [InlineData("y ${A:-$(x)}", StepCondition.Maybe)]
    public void A_command_whose_output_is_used_says_whether_it_always_runs(string program, StepCondition expected) =>
        Assert.Equal(expected, StepsOf.Sh(program).Single(step => step.Name == "x").Condition);

    [Theory]
    [InlineData("y <<'E'\n$(x a)\nE\n")]
    [InlineData("y <<\\E\n$(x a)\nE\n")]
    [InlineData("y <<E\n\\$(x a)\nE\n")]
    [InlineData("y '$(x a)' \\$b")]
    public void What_is_quoted_runs_nothing(string program) =>
        Assert.Empty(StepsOf.Dockerfile($"FROM debian\nSHELL [\"/bin/bash\", \"-c\"]\nRUN <<RUN_END\n{program}\nRUN_END\n").Calls("x"));

    [Fact]
    public void It_comes_before_the_command_that_uses_it() => Assert.Equal(["x", "y"], StepsOf.Sh("y $(x)").Select(step => step.Name));

    [Theory]
    [InlineData("./install.sh a")]
    [InlineData("/w/install.sh a")]
    [InlineData("sh install.sh a")]
    [InlineData("bash -x ./install.sh a")]
    [InlineData("set -- a; . ./install.sh")]
    public void A_script_of_the_build_context_is_read_in_place(string program) =>
        Assert.Equal(["<a>"], StepsOf.Sh(program, ("/w/install.sh", "#!/bin/sh\nset -e\nx \"$1\"\n")).Calls("x"));

    [Fact]
    public void A_script_that_is_sourced_changes_the_shell() =>
        Assert.Equal(["<2>"], StepsOf.Sh(". ./e; x $A", ("/w/e", "A=2\n")).Calls("x"));

    [Fact]
    public void A_script_that_is_run_does_not_change_the_shell() =>
        Assert.Equal(["<1>"], StepsOf.Sh("A=1; ./e; x $A", ("/w/e", "A=2\n")).Calls("x"));

    [Fact]
    public void A_script_for_another_interpreter_stays_unknown()
    {
        var step = Assert.Single(StepsOf.Sh("./a.py", ("/w/a.py", "#!/usr/bin/env python3\nmake('b')\n")));

        Assert.IsType<UnknownEffect>(Assert.Single(step.Effects));
    }

    [Fact]
    public void A_heredoc_for_another_interpreter_is_one_unknown_step()
    {
        var step = Assert.Single(StepsOf.Dockerfile("FROM a\nRUN <<EOF\n#!/usr/bin/env python3\nprint(')')\nEOF\n"));

        Assert.IsType<UnknownEffect>(Assert.Single(step.Effects));
    }

    [Theory]
    [InlineData("x", StepCondition.Always)]
    [InlineData("y && x", StepCondition.Always)]
    [InlineData("test -f a && x", StepCondition.Always)]
    [InlineData("test -f a && x; y", StepCondition.Maybe)]
    [InlineData("[ -f a ] && x || true", StepCondition.Maybe)]
    [InlineData("y || x", StepCondition.Maybe)]
    [InlineData("if y; then x; fi", StepCondition.Maybe)]
    [InlineData("if y; then z; else x; fi", StepCondition.Maybe)]
    [InlineData("if x; then y; fi", StepCondition.Always)]
    [InlineData("case $A in a) x;; esac", StepCondition.Maybe)]
    [InlineData("while y; do x; done", StepCondition.Maybe)]
    [InlineData("for a in b; do x; done", StepCondition.Always)]
    [InlineData("(x)", StepCondition.Always)]
    [InlineData("y | x", StepCondition.Always)]
    public void A_step_says_whether_it_always_runs(string program, StepCondition expected) =>
        Assert.Equal(expected, Assert.Single(StepsOf.Sh(program), step => step.Name == "x").Condition);

    [Fact]
    public void A_step_stands_where_its_command_stands_in_the_file()
    {
        const string Text = "FROM a\nRUN y \\\n  # why\n  && sh -c \\\n    'z; x'\n";
        var steps = StepsOf.Dockerfile(Text);

        Assert.Equal("5:9", StepsOf.PositionIn(Text, steps.Single(step => step.Name == "x").Span).ToString());
    }

    [Fact]
    public void A_function_that_calls_itself_twice_comes_to_an_end() =>
        Assert.InRange(StepsOf.Sh("f() { f; f; f; x; }; f").Length, 1, 20_000);
}
