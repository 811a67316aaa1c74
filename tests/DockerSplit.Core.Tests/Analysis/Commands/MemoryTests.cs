namespace DockerSplit.Core.Tests.Analysis.Commands;

/// <summary>What a command left is known to later ones, and no more than what surely is there.</summary>
public sealed class MemoryTests
{
    [Theory]
    [InlineData(
        "RUN if [ -n \"$DEV\" ]; then python3 -m venv /venv; fi\nRUN pip install flask",
        "/venv /usr/local/lib/python3.12/site-packages /usr/local/bin"
    )]
    [InlineData("RUN python3 -m venv /venv\nRUN pip install flask", "/venv /venv")]
    [InlineData(
        "RUN [ -n \"$DEV\" ] && python3 -m venv /venv || true\nRUN pip install flask",
        "/venv /usr/local/lib/python3.12/site-packages /usr/local/bin"
    )]
    [InlineData(
        "RUN case $A in a) python3 -m venv /venv;; esac\nRUN pip install flask",
        "/venv /usr/local/lib/python3.12/site-packages /usr/local/bin"
    )]
    [InlineData("RUN if x; then python3 -m venv /venv; else python -m venv /venv; fi\nRUN pip install flask", "/venv /venv /venv")]
    [InlineData("RUN (python3 -m venv /venv)\nRUN pip install flask", "/venv /venv")]
    [InlineData(
        "RUN python3 -m venv /a && if x; then python3 -m venv /b; fi\nRUN pip install flask",
        "/a /b /usr/local/lib/python3.12/site-packages /usr/local/bin"
    )]
    public void An_environment_of_a_branch_is_not_where_later_packages_go(string lines, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                StepsOf
                    .Dockerfile($"FROM python:3.12\n{lines}\n")
                    .SelectMany(step => step.Effects)
                    .OfType<DockerSplit.Analysis.InstallLanguagePackages>()
                    .SelectMany(install => install.Roots)
                    .Select(root => root.Value)
            )
        );

    [Theory]
    [InlineData("RUN ./configure --prefix=/a\nRUN make install", "/a")]
    [InlineData("RUN (./configure --prefix=/a)\nRUN make install", "/a")]
    [InlineData("RUN ./configure --prefix=/a || { cat config.log; exit 1; }\nRUN make install", "/a")]
    [InlineData("RUN if x; then ./configure --prefix=/a; else ./configure --prefix=/b; fi\nRUN make install", "/a /b")]
    [InlineData("RUN if x; then ./configure --prefix=/a; else ./configure --prefix=/a; fi\nRUN make install", "/a")]
    [InlineData("RUN [ -f Makefile ] || ./configure --prefix=/a\nRUN make install", "/a /usr/local")]
    [InlineData("RUN if x; then ./configure --prefix=/a; fi\nRUN make install", "/a /usr/local")]
    [InlineData("RUN ./configure --prefix=/a | tee log\nRUN make install", "/a")]
    [InlineData("RUN ./configure --prefix=/a\nRUN ./configure --prefix=/b\nRUN make install", "/b")]
    public void A_tree_that_may_be_configured_either_way_may_install_to_either_place(string lines, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                StepsOf
                    .Dockerfile($"FROM a\nWORKDIR /w\n{lines}\n")
                    .SelectMany(step => step.Effects)
                    .OfType<DockerSplit.Analysis.InstallArtifacts>()
                    .Single()
                    .Roots.Select(root => root.Value ?? "?")
                    .Order(StringComparer.Ordinal)
            )
        );

    [Theory]
    [InlineData("if x; then A=1; else A=1; fi; use $A", "<1>")]
    [InlineData("if x; then A=1; else A=2; fi; use $A", "?")]
    [InlineData("A=0; if x; then A=1; fi; use $A", "?")]
    [InlineData("case x in a) A=1;; *) A=1;; esac; use $A", "<1>")]
    [InlineData("case x in a) A=1;; esac; use $A", "?")]
    public void Branches_that_agree_leave_what_they_agree_in(string program, string expected) =>
        Assert.Equal([expected], StepsOf.Sh(program).Calls("use"));
}
