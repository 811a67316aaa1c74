using DockerSplit.Core.Tests.Description;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>By the text alone: which of the outcomes small Dockerfiles have, over systems and languages.</summary>
public sealed class OutcomeTests
{
    [Theory]
    [InlineData("FROM debian:12\nCMD [\"cat\"]\n", "NothingToSplit")]
    [InlineData("FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD [\"nginx\"]\n", "NothingToSplit")]
    [InlineData("FROM debian:12\nRUN apt-get update && apt-get install -y gcc make cmake\n", "NothingToSplit")]
    [InlineData("FROM debian:12\nRUN apt-get update && apt-get install -y gcc\nCMD [\"bash\"]\n", "NothingToSplit")]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "Split"
    )]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"y\"]\n",
        "NeedsEngine"
    )]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc\nCOPY a.c /\nRUN if test -n \"$A\"; then gcc -o /usr/local/bin/x /a.c; fi\nCMD [\"x\"]\n",
        "NeedsEngine"
    )]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c && apt-get purge -y gcc\nCMD [\"x\"]\n",
        "Split"
    )]
    [InlineData(
        "FROM debian:bookworm-slim\nCOPY a.c /\nRUN apt-get update && apt-get install -y gcc && gcc -o /usr/local/bin/x /a.c && apt-get purge -y --auto-remove gcc\nCMD [\"x\"]\n",
        "NothingToSplit"
    )]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc curl && curl https://example.org/install | sh\nCMD [\"x\"]\n",
        "NeedsEngine"
    )]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc $EXTRA\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "NeedsEngine"
    )]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc\nWORKDIR /src\nCOPY . .\nRUN ./configure --prefix=/opt/x && make && make install\nCMD [\"/opt/x/bin/x\"]\n",
        "Split"
    )]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc\nWORKDIR /src\nCOPY . .\nRUN ./configure --prefix=/usr && make && make install\nCMD [\"x\"]\n",
        "NeedsEngine"
    )]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc\nRUN <<E sh\ngcc -o /usr/local/bin/x /a.c\nE\nCOPY a.c /\nCMD [\"x\"]\n",
        "Split"
    )]
    [InlineData(
        "FROM alpine:3.20\nRUN apk add --no-cache gcc musl-dev\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "Split"
    )]
    [InlineData(
        "FROM alpine:3.20\nRUN apk add --no-cache --virtual .b gcc musl-dev\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c && apk del .b\nCMD [\"x\"]\n",
        "Split"
    )]
    [InlineData(
        "FROM alpine:3.20\nCOPY a.c /\nRUN apk add --no-cache --virtual .b gcc musl-dev && gcc -o /usr/local/bin/x /a.c && apk del .b\nCMD [\"x\"]\n",
        "NothingToSplit"
    )]
    [InlineData("FROM fedora:40\nRUN dnf install -y gcc\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n", "Split")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n in gcc\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n", "Split")]
    [InlineData(
        "FROM archlinux:latest\nRUN pacman -Sy --noconfirm gcc\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "Split"
    )]
    [InlineData("FROM golang:1.22-bookworm\nWORKDIR /src\nCOPY . .\nRUN go build -o /usr/local/bin/x .\nCMD [\"x\"]\n", "Split")]
    [InlineData("FROM golang:1.22-bookworm\nWORKDIR /src\nCOPY . .\nCMD [\"go\", \"run\", \".\"]\n", "NothingToSplit")]
    [InlineData("FROM rust:1.80-bookworm\nWORKDIR /src\nCOPY . .\nRUN cargo build --release\nCMD [\"./target/release/x\"]\n", "Split")]
    [InlineData("FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm ci --omit=dev\nCMD [\"node\", \"a.js\"]\n", "Split")]
    [InlineData("FROM python:3.12\nWORKDIR /app\nCOPY . .\nRUN pip install -r r.txt\nCMD [\"python\", \"a.py\"]\n", "Split")]
    [InlineData("FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r r.txt\nCMD [\"python\", \"a.py\"]\n", "NothingToSplit")]
    [InlineData("FROM scratch\nCOPY a.c /\nCMD [\"/a.c\"]\n", "NothingToSplit")]
    [InlineData("FROM debian:12 AS a\nRUN true\nFROM debian:12\nCOPY --from=a /x /x\n", "AlreadyMultiStage")]
    public void The_outcome(string text, string expected) => Assert.Equal(expected, ByText.Split(text, Context).GetType().Name);

    [Theory]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"y\"]\n",
        "'y'"
    )]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc $EXTRA\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "$EXTRA"
    )]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc\nWORKDIR /src\nCOPY . .\nRUN ./configure --prefix=/usr && make && make install\nCMD [\"x\"]\n",
        "what make installs is not known"
    )]
    [InlineData("FROM debian:12\nRUN apt-get update && apt-get install -y gcc make cmake\n", "tools")]
    [InlineData(
        "FROM debian:bookworm-slim\nCOPY a.c /\nRUN apt-get update && apt-get install -y gcc && gcc -o /usr/local/bin/x /a.c && apt-get purge -y --auto-remove gcc\nCMD [\"x\"]\n",
        "already removes"
    )]
    public void The_reason_is_told(string text, string part) =>
        Assert.Contains(part, ByText.Runtime(text, Context), StringComparison.Ordinal);

    [Theory]
    [InlineData("USER 1000:1000\nCMD [\"x\"]\n", "USER 1000:1000")]
    [InlineData("WORKDIR /srv/x\nCMD [\"x\"]\n", "WORKDIR /srv/x")]
    [InlineData("ENV A=b\nCMD [\"x\"]\n", "ENV A=b")]
    [InlineData("VOLUME /data\nCMD [\"x\"]\n", "VOLUME /data")]
    [InlineData("EXPOSE 80/tcp\nCMD [\"x\"]\n", "EXPOSE 80/tcp")]
    [InlineData("LABEL a=\"b c\"\nCMD [\"x\"]\n", "LABEL a=\"b c\"")]
    [InlineData("HEALTHCHECK --interval=5s CMD x --ok\nCMD [\"x\"]\n", "HEALTHCHECK --interval=5s CMD x --ok")]
    [InlineData("STOPSIGNAL SIGINT\nCMD [\"x\"]\n", "STOPSIGNAL SIGINT")]
    [InlineData("ONBUILD RUN y\nCMD [\"x\"]\n", "ONBUILD RUN y")]
    [InlineData("SHELL [\"/bin/bash\", \"-c\"]\nCMD x\n", "SHELL [\"/bin/bash\", \"-c\"]")]
    [InlineData("COPY x.list /etc/x.list\nCMD [\"x\"]\n", "/etc/x.list")]
    [InlineData("COPY --chown=1000:1000 x.list /srv/\nCMD [\"x\"]\n", "COPY --chown=1000:1000 x.list /srv/")]
    [InlineData("ADD https://example.org/x /srv/x\nCMD [\"x\"]\n", "/srv/x")]
    [InlineData("RUN mkdir -p /var/lib/x && chown 7:7 /var/lib/x\nCMD [\"x\"]\n", "/var/lib/x")]
    [InlineData("RUN ln -s /usr/local/bin/x /usr/local/bin/y\nCMD [\"y\"]\n", "/usr/local/bin/y")]
    [InlineData("RUN useradd -r -u 77 app\nUSER app\nCMD [\"x\"]\n", "RUN useradd -r -u 77 app")]
    [InlineData("RUN groupadd -g 5 g && useradd -g g app\nUSER app\nCMD [\"x\"]\n", "groupadd -g 5 g")]
    [InlineData("RUN apt-get install -y --no-install-recommends redis-server\nCMD [\"redis-server\"]\n", "redis-server")]
    [InlineData("RUN apt-get install -y --no-install-recommends libpq-dev\nCMD [\"x\"]\n", "libpq5")]
    [InlineData("RUN echo a > /etc/x.conf\nCMD [\"x\"]\n", "COPY --from=builder /etc/x.conf /etc/x.conf")]
    [InlineData("RUN chmod 700 /usr/local/bin/x\nCMD [\"x\"]\n", "COPY --from=builder /usr/local/bin/x /usr/local/bin/x")]
    [InlineData("RUN cp /usr/share/zoneinfo/Europe/Berlin /etc/localtime\nCMD [\"x\"]\n", "/etc/localtime")]
    [InlineData("RUN mv /usr/local/bin/x /usr/local/bin/z\nCMD [\"z\"]\n", "COPY --from=builder /usr/local/bin/z /usr/local/bin/z")]
    [InlineData(
        "RUN mkdir /opt/z && cp /usr/local/bin/x /opt/z/ && rm /usr/local/bin/x\nCMD [\"/opt/z/x\"]\n",
        "COPY --from=builder /opt/z /opt/z"
    )]
    public void What_the_runtime_stage_holds(string text, string part) =>
        Assert.Contains(part, ByText.Runtime(Compiled + text, Context), StringComparison.Ordinal);

    [Theory]
    [InlineData("RUN mv /usr/local/bin/x /usr/local/bin/z\nCMD [\"z\"]\n", "/usr/local/bin/x")]
    [InlineData("RUN apt-get install -y --no-install-recommends libpq-dev\nCMD [\"x\"]\n", "libpq-dev")]
    [InlineData("RUN mkdir /tmp/y && touch /tmp/y/z\nCMD [\"x\"]\n", "/tmp/y")]
    [InlineData("RUN git clone https://example.org/r /usr/src/r\nCMD [\"x\"]\n", "/usr/src")]
    [InlineData("CMD [\"x\"]\n", "gcc")]
    [InlineData("CMD [\"x\"]\n", "/a.c")]
    public void What_it_does_not_hold(string text, string part) =>
        Assert.DoesNotContain(part, ByText.Runtime(Compiled + text, Context), StringComparison.Ordinal);

    private const string Compiled =
        "FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\n";

    private static readonly MemoryContext Context = new(
        ("a.c", "int main(void) { return 0; }\n"),
        ("x.list", ""),
        ("a.js", ""),
        ("a.py", ""),
        ("r.txt", "x\n")
    );
}
