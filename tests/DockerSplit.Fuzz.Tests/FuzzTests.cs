using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DockerSplit.Cli;
using DockerSplit.Cli.Tests;
using DockerSplit.Testing;

namespace DockerSplit.Fuzz.Tests;

/// <summary>
/// Broken inputs of every kind: whatever a stranger's repository holds ends in a documented exit code, within seconds and
/// <see cref="MemoryLimit"/>, and without a character that a terminal obeys. <c>DOCKSPLIT_FUZZ</c> is the number of inputs of each kind,
/// <c>DOCKSPLIT_FUZZ_SEED</c> where they begin; <c>./test --all</c> tries five times as many.
/// </summary>
public sealed class FuzzTests
{
    private const int Kinds = 5;
    private const int SomeInputs = 20_000 / Kinds;
    private const int AllInputs = 5 * SomeInputs;

    /// <summary>Of processor time: what others do on the machine is no matter.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>For an input that waits for something.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>What can come out without an engine.</summary>
    private static readonly ImmutableArray<ExitCode> Documented =
    [
        ExitCode.Success,
        ExitCode.Usage,
        ExitCode.NothingToDo,
        ExitCode.Unsupported,
        ExitCode.NeedsEngine,
    ];

    private const string Dockerfile = """
        # syntax=docker/dockerfile:1
        ARG BASE=debian:bookworm-slim
        FROM ${BASE}
        ENV PREFIX=/opt/app PATH=/opt/app/bin:$PATH
        RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev curl && rm -rf /var/lib/apt/lists/*
        # docksplit: keep /opt/app/share
        COPY --chown=app:app src/ /src/
        RUN set -e; for f in a b; do gcc -O2 -o "$PREFIX/bin/$f" "/src/${f%.c}.c"; done && useradd -r app
        RUN <<EOF
        make -C /src PREFIX="${PREFIX:-/usr}" install
        EOF
        WORKDIR /opt/app
        USER app
        EXPOSE 8080/tcp
        HEALTHCHECK --interval=5s CMD ["/opt/app/bin/a", "--ping"]
        ENTRYPOINT ["/opt/app/bin/a"]
        CMD ["--serve"]

        """;

    private const string Plain =
        "FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y gcc curl\nRUN gcc -o /usr/local/bin/app a.c\nCMD [\"/usr/local/bin/app\"]\n";

    private const string Settings = """
        keep:
          packages: [curl, "libpq5"]
          paths: [/opt/data]
        drop:
          packages: gcc
          paths: [/usr/share/doc]
          env: [BUILD_ONLY]
        runtime-base: debian:bookworm-slim
        runtime-deps: resolve
        strip: true
        rounds: 3
        probe:
          ports: [8080]
          http: [{ path: /health, method: GET, headers: { Accept: text/html }, expect-status: 200 }]
          tcp: [{ port: 6379, send: "PING\r\n", expect: "^\\+PONG" }]
          exec: ["app --version"]
          timeout: 90s
        run:
          env: { MODE: test }
          command: run --x "a b"
          tmpfs: [/tmp]
          cap-drop: [NET_RAW]
          shm-size: 64m
          network: none
        """;

    private const string Compose = """
        services:
          web: &web
            image: x
            environment: { A: b, C: }
            command: run --x "a b"
            entrypoint: ["/x"]
            ports: ["8080:80", { target: 81 }, "53:53/udp"]
            healthcheck: { test: ["CMD", "x"] }
            volumes: [a:/b, /c, ./x:/y, { type: volume, target: /q }]
            shm_size: 64m
        """;

    private static readonly string[] DockerfileWords =
    [
        "RUN ",
        "COPY --from=",
        "\\\n",
        "<<EOF\n",
        "EOF",
        "$(",
        "`",
        "\"",
        "'",
        "${",
        "}",
        "&&",
        "||",
        "|",
        ";",
        "if ",
        " then ",
        "fi",
        "case x in",
        "esac",
        "\0",
        "\u001b[31m",
        "\u202e",
        "\r",
        "ONBUILD ",
        "ARG A=$A$A\n",
        "ENV A=$A$A\n",
        "FROM ",
        " AS x",
        "--mount=type=",
        "[\"",
        "\"]",
        "# escape=`\n",
        "a=$a$a;",
        "{1..99999}",
        "eval ",
        "\uFEFF",
        "/../",
        "*",
        "?",
        "[",
        "((",
        "))",
        "#",
        "!",
        "~",
        "^",
        "%",
        "=",
        "@",
    ];

    private static readonly string[] YamlWords =
    [
        "[",
        "]",
        "{",
        "}",
        ": ",
        "- ",
        "&a ",
        "*a",
        "? ",
        "!!x ",
        "\"",
        "'",
        "|\n",
        ">\n",
        "\n",
        "\t",
        "#",
        "%",
        "---\n",
        "...\n",
        "<<: ",
        "~",
        "null",
        "\0",
        "\u001b[31m",
        "999999999999",
        ":",
        "[\n",
        "{a: ",
        "- - - ",
        "!<tag:x>",
        "%YAML 9.9\n",
    ];

    private static readonly string[] CommentWords =
    [
        " ",
        "\t",
        "/..",
        "$(id)",
        "'",
        "\"",
        "\\",
        "*",
        "\u001b[31m",
        ";",
        "&&",
        "curl=1.0",
        "\u202e",
        "keep ",
        "drop ",
        "runtime ",
        "build ",
        "ignore",
        "docksplit:",
        "#",
        "\r",
    ];

    private static readonly string[] ArchiveWords =
    [
        "\0",
        "ustar",
        "manifest.json",
        "../",
        "null",
        "[]",
        "{",
        "}",
        "\"",
        "sha256:",
        "\u001f\u008b",
        "(\u00b5/\u00fd",
        "0000777",
        "99999999999",
    ];

    [Fact]
    public Task Broken_Dockerfiles_are_read_or_refused() =>
        FuzzAsync(
            "Dockerfile",
            number => new Mutator(number).Mutate(Encoding.UTF8.GetBytes(number % 2 == 0 ? Dockerfile : Plain), DockerfileWords),
            "Dockerfile",
            ["rewrite", "Dockerfile", "--no-verify"]
        );

    [Fact]
    public Task Broken_settings_are_read_or_refused() =>
        FuzzAsync(
            "settings",
            number => new Mutator(number).Mutate(Encoding.UTF8.GetBytes(Settings), YamlWords),
            ".docksplit.yaml",
            ["rewrite", "Dockerfile", "--no-verify"]
        );

    [Fact]
    public Task Broken_compose_files_are_read_or_refused() =>
        FuzzAsync(
            "compose",
            number => new Mutator(number).Mutate(Encoding.UTF8.GetBytes(Compose), YamlWords),
            "compose.yaml",
            ["rewrite", "Dockerfile", "--no-verify", "--compose", "compose.yaml"]
        );

    [Fact]
    public Task Broken_comments_are_read_or_refused() =>
        FuzzAsync(
            "comment",
            number =>
            {
                var comment = new Mutator(number).Mutate("# docksplit: keep /opt/data"u8.ToArray(), CommentWords);
                return [.. Encoding.UTF8.GetBytes(Plain.Replace("RUN gcc", "", StringComparison.Ordinal)), .. comment, (byte)'\n'];
            },
            "Dockerfile",
            ["rewrite", "Dockerfile", "--no-verify"]
        );

    [Fact]
    public Task Broken_archives_are_read_or_refused() =>
        FuzzAsync(
            "archive",
            number => new Mutator(number).Mutate(number % 3 == 0 ? SmallImage.Compressed : SmallImage.Archive, ArchiveWords),
            "image.tar",
            ["inspect", "./image.tar"]
        );

    private static int DefaultInputs => Environment.GetEnvironmentVariable("DOCKSPLIT_ALL") is null ? SomeInputs : AllInputs;

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;

    private static async Task FuzzAsync(string kind, Func<int, byte[]> make, string file, string[] arguments)
    {
        MemoryLimit.Require();
        using var folder = new TempFolder();
        folder.Write("Dockerfile", Plain);
        var first = Number("DOCKSPLIT_FUZZ_SEED", 1);
        for (var number = first; number < first + Number("DOCKSPLIT_FUZZ", DefaultInputs); number++)
        {
            var input = make(number);
            await File.WriteAllBytesAsync(folder.PathOf(file), input, TestContext.Current.CancellationToken);
            if (await ComplaintAsync(folder, arguments) is { } complaint)
                Assert.Fail($"{kind} {number}: {complaint}\n{Convert.ToBase64String(input)}");
        }
    }

    /// <summary>What is wrong with a run; null when nothing is.</summary>
    private static async Task<string?> ComplaintAsync(TempFolder folder, string[] arguments)
    {
        var console = new TestConsole(folder.Path);
        var began = Environment.CpuUsage.TotalTime;
        try
        {
            var code = await console.RunAsync(arguments).WaitAsync(LongestWait, TestContext.Current.CancellationToken);
            if (!Documented.Contains(code))
                return $"exit code {code}: {console.ErrorText}";
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return exception.ToString();
        }

        if (Environment.CpuUsage.TotalTime - began is var took && took > Longest)
            return $"it took {took} of processor time";

        return console.ErrorText.Contains('\u001b') ? "an escape character reaches the terminal" : null;
    }
}
