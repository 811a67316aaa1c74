using DockerSplit.Core.Tests.Description;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>By the text alone: what a build tool is told to make is copied from where it makes it.</summary>
public sealed class BuildToolTests
{
    [Theory]
    [InlineData("FROM golang:1.22-bookworm\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/app .\nCMD [\"/out/app\"]\n", "/out/app")]
    [InlineData(
        "FROM golang:1.22-bookworm\nWORKDIR /src\nCOPY . .\nRUN GOBIN=/usr/local/bin go install ./cmd/app\nCMD [\"app\"]\n",
        "COPY --from=builder /usr/local/bin"
    )]
    [InlineData(
        "FROM golang:1.22-bookworm\nWORKDIR /src\nCOPY . .\nRUN go build -o=/usr/local/bin/app main.go\nCMD [\"app\"]\n",
        "COPY --from=builder /usr/local/bin/app /usr/local/bin/app"
    )]
    [InlineData(
        "FROM golang:1.22-alpine3.20\nWORKDIR /src\nCOPY . .\nRUN go build -o /usr/local/bin/app ./cmd/app\nCMD [\"app\"]\n",
        "FROM alpine:3.20"
    )]
    [InlineData(
        "FROM rust:1.80-bookworm\nWORKDIR /src\nCOPY . .\nRUN CARGO_TARGET_DIR=/t cargo build --release\nCMD [\"/t/release/app\"]\n",
        "COPY --from=builder /t/release/app /t/release/app"
    )]
    [InlineData(
        "FROM rust:1.80-bookworm\nWORKDIR /src\nCOPY . .\nRUN cargo --locked build --release && cp target/release/app /usr/local/bin/app\nCMD [\"app\"]\n",
        "COPY --from=builder /usr/local/bin/app /usr/local/bin/app"
    )]
    [InlineData(
        "FROM rust:1.80-bookworm\nCOPY . /src\nRUN cargo install --path /src --root /opt/x\nCMD [\"/opt/x/bin/app\"]\n",
        "COPY --from=builder /opt/x"
    )]
    [InlineData(
        "FROM maven:3.9-eclipse-temurin-17\nWORKDIR /a\nCOPY . .\nRUN mvn -B package\nENTRYPOINT [\"java\", \"-jar\", \"/a/target/x.jar\"]\n",
        "COPY --from=builder /a/target/x.jar /a/target/x.jar"
    )]
    [InlineData(
        "FROM gradle:8-jdk17\nWORKDIR /a\nCOPY . .\nRUN gradle :server:installDist --no-daemon\nCMD [\"/a/server/build/install/server/bin/server\"]\n",
        "/a/server/build/install"
    )]
    [InlineData(
        "FROM mcr.microsoft.com/dotnet/sdk:8.0\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -c Release -o /app /p:UseAppHost=false\nWORKDIR /app\nENTRYPOINT [\"dotnet\", \"x.dll\"]\n",
        "COPY --from=builder /app /app"
    )]
    [InlineData(
        "FROM mcr.microsoft.com/dotnet/sdk:8.0\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -c Release -p:PublishDir=/app\nWORKDIR /app\nENTRYPOINT [\"dotnet\", \"x.dll\"]\n",
        "COPY --from=builder /app /app"
    )]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc\nCOPY a.c /\nRUN aarch64-linux-gnu-gcc -o /usr/local/bin/x /a.c\nCMD [\"x\"]\n",
        "COPY --from=builder /usr/local/bin/x /usr/local/bin/x"
    )]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc wget\nRUN wget -qO- https://example.org/n.tgz | tar xz -C /opt && mv /opt/n-* /opt/n && gcc -o /opt/n/x /opt/n/x.c\nCMD [\"/opt/n/x\"]\n",
        "COPY --from=builder /opt/n /opt/n"
    )]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc\nCOPY a.c /\nRUN useradd -ms /bin/sh -u1000 app && gcc -o /home/app/x /a.c && chown app /home/app/x\nUSER app\nCMD [\"/home/app/x\"]\n",
        "useradd -ms /bin/sh -u1000 app"
    )]
    [InlineData(
        "FROM alpine:3.20\nRUN apk add --no-cache gcc musl-dev tini\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nENTRYPOINT [\"tini\", \"--\", \"x\"]\n",
        "apk add --no-cache tini"
    )]
    [InlineData(
        "FROM archlinux:latest\nRUN pacman -Syu --noconfirm gcc nginx && pacman -Ss mystery\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"nginx\"]\n",
        "pacman -Sy --noconfirm nginx"
    )]
    [InlineData(
        "FROM opensuse/leap:15.6\nRUN zypper -n in gcc nginx\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"nginx\"]\n",
        "install --no-recommends nginx"
    )]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y gcc nginx:amd64=1.22.1-9\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"nginx\"]\n",
        "nginx:amd64=1.22.1-9"
    )]
    public void Its_result_is_copied(string text, string expected) =>
        Assert.Contains(expected, ByText.Runtime(text, Context), StringComparison.Ordinal);

    [Theory]
    [InlineData("FROM golang:1.22-bookworm\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/app .\nCMD [\"/out/app\"]\n", "golang")]
    [InlineData(
        "FROM debian:12\nRUN apt-get update && apt-get install -y exim4- gcc nginx\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"nginx\"]\n",
        "exim4"
    )]
    [InlineData(
        "FROM alpine:3.20\nRUN apk add --no-cache gcc musl-dev tini\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nENTRYPOINT [\"tini\", \"--\", \"x\"]\n",
        "musl-dev"
    )]
    [InlineData(
        "FROM archlinux:latest\nRUN pacman -Syu --noconfirm gcc nginx && pacman -Ss mystery\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"nginx\"]\n",
        "mystery"
    )]
    [InlineData(
        "FROM archlinux:latest\nRUN pacman -Syu --noconfirm gcc nginx && pacman -r /mnt -Sy mystery\nCOPY a.c /\nRUN gcc -o /usr/local/bin/x /a.c\nCMD [\"nginx\"]\n",
        "mystery"
    )]
    public void What_only_the_build_needs_stays_behind(string text, string left) =>
        Assert.DoesNotContain(left, ByText.Runtime(text, Context), StringComparison.Ordinal);

    private static readonly MemoryContext Context = new(
        ("a.c", "int main(void) { return 0; }\n"),
        ("src/b", ""),
        ("x.csproj", "<Project/>")
    );
}
