using DockerSplit.Core.Tests.Description;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>By the text alone: where packages come from is there before they are installed.</summary>
public sealed class RepositoryTests
{
    [Theory]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates wget gcc && wget -O /etc/apt/keyrings/x.asc https://example.org/k && echo \"deb [signed-by=/etc/apt/keyrings/x.asc] https://example.org/d a main\" > /etc/apt/sources.list.d/x.list && apt-get update && apt-get install -y --no-install-recommends extra\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "/etc/apt/keyrings/x.asc"
    )]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates wget gcc && wget -O /etc/apt/keyrings/x.asc https://example.org/k && echo \"deb [signed-by=/etc/apt/keyrings/x.asc] https://example.org/d a main\" > /etc/apt/sources.list.d/x.list && apt-get update && apt-get install -y --no-install-recommends extra\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "/etc/apt/sources.list.d/x.list"
    )]
    [InlineData(
        "FROM debian:12\nCOPY x.list /etc/apt/sources.list.d/\nRUN apt-get update && apt-get install -y --no-install-recommends gcc extra\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "/etc/apt/sources.list.d/x.list"
    )]
    [InlineData(
        "FROM debian:12\nRUN sed -i s/archive.example.org/mirror.example.org/ /etc/apt/sources.list.d/debian.sources\nRUN apt-get update && apt-get install -y --no-install-recommends gcc extra\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "sed -i s/archive.example.org/mirror.example.org/ /etc/apt/sources.list.d/debian.sources"
    )]
    [InlineData(
        "FROM alpine:3.20\nRUN echo https://example.org/testing >> /etc/apk/repositories && apk add --no-cache gcc extra\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "COPY --from=builder /etc/apk/repositories"
    )]
    [InlineData(
        "FROM alpine:3.20\nRUN apk add --no-cache gcc && apk add --no-cache --repository https://example.org/testing extra\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "--repository https://example.org/testing extra"
    )]
    [InlineData(
        "FROM rockylinux:9\nRUN dnf config-manager --set-enabled crb && dnf install -y gcc extra\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "COPY --from=builder /etc/yum.repos.d"
    )]
    [InlineData(
        "FROM rockylinux:9\nRUN curl -o /etc/yum.repos.d/x.repo https://example.org/x.repo && dnf install -y gcc extra\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "COPY --from=builder /etc/yum.repos.d/x.repo /etc/yum.repos.d/x.repo"
    )]
    [InlineData(
        "FROM rockylinux:9\nRUN dnf install -y --enablerepo=crb gcc extra\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "--enablerepo=crb extra"
    )]
    [InlineData(
        "FROM opensuse/leap:15.6\nRUN zypper ar -f https://example.org/r r && zypper -n --gpg-auto-import-keys in gcc extra\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "/etc/zypp/repos.d/r.repo"
    )]
    public void It_is_brought_or_done_again(string text, string expected) =>
        Assert.Contains(expected, ByText.Runtime(text, Context), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "FROM debian:12\nCOPY x.list /etc/apt/sources.list.d/\nRUN apt-get update && apt-get install -y --no-install-recommends gcc extra\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "/etc/apt/sources.list.d/x.list",
        "apt-get install"
    )]
    [InlineData(
        "FROM alpine:3.20\nRUN echo https://example.org/testing >> /etc/apk/repositories && apk add --no-cache gcc extra\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "/etc/apk/repositories",
        "apk add"
    )]
    [InlineData(
        "FROM rockylinux:9\nRUN dnf config-manager --set-enabled crb && dnf install -y gcc extra\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "/etc/yum.repos.d",
        "dnf install"
    )]
    public void It_comes_before_the_installation(string text, string first, string second) =>
        Assert.Matches($"(?s){System.Text.RegularExpressions.Regex.Escape(first)}.*{second}", ByText.Runtime(text, Context));

    private static readonly MemoryContext Context = new(
        ("a.c", "int main(void) { return 0; }\n"),
        ("x.list", "deb http://example.org a main\n")
    );
}
