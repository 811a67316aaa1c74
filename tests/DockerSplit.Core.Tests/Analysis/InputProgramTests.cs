using DockerSplit.Core.Tests.Analysis.Commands;

namespace DockerSplit.Core.Tests.Analysis;

/// <summary>A shell that is given its program on standard input runs it, where the text tells what it is.</summary>
public sealed class InputProgramTests
{
    [Theory]
    [InlineData("RUN <<E\nmkdir /a\nE", "directories /a")]
    [InlineData("RUN <<E sh\nmkdir /a\nE", "directories /a")]
    [InlineData("RUN <<'E' bash -e\nmkdir /a\nE", "directories /a")]
    [InlineData("RUN <<E sh\nmkdir a\ncd a\ntouch b\nE", "directories /w/a; appends /w/a/b")]
    [InlineData("RUN sh <<E\nmkdir /a\nE", "directories /a")]
    [InlineData("RUN sh -eu <<'E'\nD=/a\nmkdir $D\nE", "directories /a")]
    [InlineData("RUN bash -s <<E\nmkdir /a\nE", "directories /a")]
    [InlineData("RUN cd /x && sh <<E\nmkdir a\nE", "directories /x/a")]
    [InlineData("RUN sh <<E && mkdir c\ncd /x\nmkdir a\nE", "directories /x/a; directories /w/c")]
    [InlineData("RUN echo 'mkdir /a' | sh", "directories /a")]
    [InlineData("RUN <<E sh\nif y; then mkdir /a; fi\nE", "unknown; directories /a")]
    [InlineData("RUN curl https://example.org/x | sh", "fetches -; unknown")]
    [InlineData("RUN sh < /x.sh", "unknown")]
    [InlineData("RUN sh x.sh <<E\nmkdir /a\nE", "unknown")]
    [InlineData("RUN <<E python3\nprint(1)\nE", "unknown")]
    [InlineData("RUN sh -c 'mkdir /b' <<E\nmkdir /a\nE", "directories /b")]
    public void What_a_shell_reads_is_followed(string run, string expected) =>
        Assert.Equal(expected, Told.Of(StepsOf.Dockerfile($"FROM debian:12\nWORKDIR /w\n{run}\n")[1..]));
}
