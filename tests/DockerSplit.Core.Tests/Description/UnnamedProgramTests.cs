namespace DockerSplit.Core.Tests.Description;

/// <summary>Programs and results of which only what the container starts tells the names.</summary>
public sealed class UnnamedProgramTests
{
    private const string Python = "FROM python:3.12-slim\nWORKDIR /app\nRUN pip install gunicorn\n";

    [Theory]
    [InlineData("CMD [\"gunicorn\", \"main:app\"]")]
    [InlineData("CMD exec gunicorn main:app")]
    [InlineData("ENTRYPOINT [\"/bin/sh\", \"-c\", \"exec gunicorn main:app\"]")]
    public void The_start_names_the_one_that_is_needed_and_its_interpreter_is_needed_too(string start)
    {
        var image = Described.Of(Python + start + "\n");

        Assert.NotNull(image.At("/usr/local/bin/gunicorn"));
        Assert.False(image.At("/usr/local/bin")!.IsOpaque);
        Assert.Contains("/usr/local/bin/python", image.Reach().Reached.Keys);
        Assert.Empty(image.Reach().Doubts);
    }

    [Theory]
    [InlineData("COPY run.sh /run.sh\nCMD [\"/run.sh\"]")]
    [InlineData("COPY run.sh /run.sh\nRUN apt-get install -y tini\nENTRYPOINT [\"tini\", \"--\", \"/run.sh\"]")]
    [InlineData("CMD if test -n \"$A\"; then gunicorn main:app; fi")]
    public void Where_the_start_cannot_be_read_the_directory_stands_for_all(string start)
    {
        var image = Described.Of(Python + start + "\n");

        Assert.True(image.At("/usr/local/bin")!.IsOpaque);
        Assert.Contains("/usr/local/bin/python", image.Reach("/usr/local/bin").Reached.Keys);
    }

    [Fact]
    public void A_start_script_of_the_context_is_read()
    {
        var image = Described.Of(
            Python + "COPY run.sh /run.sh\nCMD [\"/run.sh\"]\n",
            new(("run.sh", "#!/bin/sh\nexec gunicorn main:app\n"))
        );

        Assert.NotNull(image.At("/usr/local/bin/gunicorn"));
        Assert.False(image.At("/usr/local/bin")!.IsOpaque);
    }

    [Fact]
    public void A_program_that_only_a_branch_installs_is_a_doubt()
    {
        var image = Described.Of("FROM python:3.12-slim\nARG A\nRUN if test -n \"$A\"; then pip install x; fi\nCMD [\"x\"]\n");

        Assert.Null(image.At("/usr/local/bin/x"));
        Assert.Contains("/usr/local/bin: what pip installs is there only under a condition", image.Doubts());
    }

    [Fact]
    public void What_a_branch_makes_in_a_place_of_its_own_is_not_there_for_certain()
    {
        var image = Described.Of(
            "FROM debian:12\nARG A\nRUN if test -n \"$A\"; then make install DESTDIR=/opt/x; fi\nCMD [\"/opt/x/run\"]\n"
        );

        Assert.Null(image.At("/opt/x"));
        Assert.Contains(image.Doubts(), doubt => doubt.EndsWith("and it is made only under a condition", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rust:1.75-bookworm", "cargo build --release", "./target/release/x", "/a/target/release/x")]
    [InlineData("maven:3.9-eclipse-temurin-17", "mvn -B package", "target/x.jar", "/a/target/x.jar")]
    public void A_build_tool_s_result_that_the_start_names_is_needed_without_what_lies_beside_it(
        string image,
        string command,
        string start,
        string result
    )
    {
        var described = Described.Of($"FROM {image}\nWORKDIR /a\nCOPY src src\nRUN {command}\nCMD [\"{start}\"]\n", new(("src/a.txt", "")));

        Assert.NotNull(described.At(result));
        Assert.DoesNotContain(described.Left, file => file.IsOpaque && file.Path.StartsWith("/a/target", StringComparison.Ordinal));
        Assert.Contains(result, described.Reach().Reached.Keys);
    }

    [Fact]
    public void Where_the_start_names_something_else_of_the_results_all_of_them_are_needed()
    {
        var image = Described.Of(
            "FROM maven:3.9-eclipse-temurin-17\nWORKDIR /a\nCOPY src src\nRUN mvn package\nCMD [\"java\", \"-cp\", \"target/lib\", \"-jar\", \"target/x.jar\"]\n",
            new(("src/a.txt", ""))
        );

        Assert.True(image.At("/a/target")!.IsOpaque);
    }
}
