using System.Text;
using System.Text.Json;
using DockerSplit.Cli.Tests;
using DockerSplit.Testing;

namespace DockerSplit.Fuzz.Tests;

/// <summary>No secret of any name and any content is a part of what any command writes; but the Dockerfile itself stays what it is.</summary>
public sealed class SecretPropertyTests
{
    private const int Secrets = 60;
    private const string Characters = "abcXYZ0189@|<>&\\\"'`$*_[]()!#%{}~^;:/?=+., \n\té\u202e";
    private static readonly string[] Names =
    [
        "API_TOKEN",
        "GH_PAT",
        "KEY",
        "SENTRY_DSN",
        "PASSWORD1",
        "dbPassword",
        "AWS_SECRET_ACCESS_KEY",
        "auth",
        "MYSQLPASSWORD",
        "jwt",
    ];

    [Fact]
    public async Task No_secret_is_shown_by_any_command()
    {
        for (var seed = 1; seed <= Secrets; seed++)
        {
            var random = new Random(seed);
            var (name, secret) = (Names[random.Next(Names.Length)], SecretOf(random));
            foreach (var (what, text) in await WrittenAsync(name, secret))
                Assert.False(text.Contains(secret, StringComparison.Ordinal), $"seed {seed}: {name} is in {what}:\n{text}");
        }
    }

    /// <summary>Some content that stands nowhere by chance.</summary>
    private static string SecretOf(Random random)
    {
        var text = new StringBuilder($"q{random.Next(10_000, 99_999)}");
        for (var length = random.Next(4, 30); length > 0; length--)
            text.Append(Characters[random.Next(Characters.Length)]);

        return text.Append('z').ToString();
    }

    private static async Task<List<(string What, string Text)>> WrittenAsync(string name, string secret)
    {
        using var folder = new TempFolder();
        folder.Write("Dockerfile", DockerfileWith(name, secret));
        folder.Write("secret", secret);
        await File.WriteAllBytesAsync(folder.PathOf("a.tar"), SmallImage.WithVariable(name, secret), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(
            folder.PathOf("b.tar"),
            SmallImage.WithVariable(name, "another-one"),
            TestContext.Current.CancellationToken
        );
        var written = new List<(string, string)>();
        string[] given = ["--build-arg", $"{name}={secret}", "--env", $"{name}={secret}", "--secret", "id=mounted,src=secret"];
        string[][] commands =
        [
            [
                "rewrite",
                "Dockerfile",
                "--no-verify",
                "-o",
                "out",
                "--report",
                "r.json",
                "--report",
                "r.md",
                "--report",
                "r.txt",
                "--report",
                "r.sarif",
                "--report",
                "r.html",
                .. given,
            ],
            ["rewrite", "Dockerfile", "--no-verify", "-o", "out", "--format", "json", .. given],
            ["rewrite", "Dockerfile", "--no-verify", "-o", "out", "--format", "markdown", .. given],
            ["explain", "Dockerfile", .. given],
            ["explain", "Dockerfile", "--format", "json", .. given],
            ["check", "."],
            ["check", ".", "--format", "json"],
            ["check", ".", "--format", "sarif"],
            ["check", ".", "--format", "github"],
            ["check", ".", "--format", "gitlab"],
            ["check", ".", "--format", "junit"],
            ["explain", "Dockerfile", "/opt/app", .. given],
            ["verify", "Dockerfile", "nowhere", .. given],
            ["rewrite", "nowhere", .. given],
            ["help", "rewrite"],
            ["rewrite", "--help"],
            ["completions", "bash"],
            ["diff", "Dockerfile", .. given],
            // The directive that a shell's completion calls: it sees what was typed so far.
            [$"[suggest:{14 + name.Length}]", $"docksplit clean {name}"],
            [$"[suggest:{34 + name.Length + secret.Length}]", $"docksplit rewrite --build-arg {name}={secret} --"],
            ["inspect", "./a.tar"],
            ["inspect", "./a.tar", "--format", "json"],
            ["inspect", "./a.tar", "--report", "r.inspect.html", "--report", "r.inspect.json"],
            ["compare", "./a.tar", "./b.tar", "--report", "r.compare.html"],
            ["compare", "./a.tar", "./b.tar", "--format", "json"],
            ["compare", "./a.tar", "./b.tar", "--format", "markdown"],
        ];
        foreach (var command in commands)
        {
            var console = new TestConsole(folder.Path);
            await console.RunAsync(command);
            written.AddRange(Read($"the output of {string.Join(' ', command.TakeWhile(word => word != "--build-arg"))}", console.OutText));
            written.AddRange(Read("messages", console.ErrorText));
        }

        foreach (var file in folder.Entries.Where(file => file.StartsWith("r.", StringComparison.Ordinal)))
            written.AddRange(Read(file, folder.Read(file)));

        return written;
    }

    private static string DockerfileWith(string name, string secret)
    {
        var quoted = string.Concat(secret.Where(character => !"\n\t\"'\\$`".Contains(character, StringComparison.Ordinal)));

        return $"""
            FROM debian:bookworm-slim
            ARG {name}
            ENV {name}_2="{quoted}"
            RUN apt-get update && apt-get install -y gcc libc6-dev && rm -rf /var/lib/apt/lists/*
            COPY a.c /src/a.c
            RUN --mount=type=secret,id=mounted cat /run/secrets/mounted
            RUN gcc -O2 -DSECRET="${name}" -o "/opt/${name}/app" /src/a.c && echo "${name}" > /opt/token
            CMD ["/opt/app"]

            """;
    }

    /// <summary>A text as it is, and for JSON, also that of a page, each text in it as a reader of it sees it.</summary>
    private static IEnumerable<(string What, string Text)> Read(string what, string text)
    {
        yield return (what, text);
        if (text.StartsWith("<!doctype", StringComparison.Ordinal))
            text = text.Split("id=\"data\">")[1].Split("</script>")[0];
        if (!text.StartsWith('{'))
            yield break;

        using var json = JsonDocument.Parse(text);
        yield return (what, string.Join('\n', Texts(json.RootElement)));
    }

    private static List<string> Texts(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString() ?? ""],
            JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(Texts)],
            JsonValueKind.Object => [.. element.EnumerateObject().SelectMany(property => Texts(property.Value))],
            _ => [],
        };
}
