using System.Collections.Concurrent;
using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using DockerSplit.Cli.Tests.Agents;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

/// <summary>The steps of action.yml, run by eng/run-action in a directory that stands for GitHub's. Skipped where node, curl or jq are missing.</summary>
public sealed class ActionTests
{
    private const string Gains =
        "FROM alpine:3.18\nRUN apk add --no-cache gcc musl-dev\nRUN echo 'int main(){}' > a.c && gcc a.c -o /usr/bin/a && rm a.c\nCMD [\"a\"]\n";

    [Fact]
    public async Task The_program_of_the_release_checks_annotates_and_sums_up()
    {
        using var place = await PlaceAsync();

        var result = await place.RunAsync("version=0.1.0");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("::warning file=Dockerfile", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("would gain", place.Folder.Read("summary"), StringComparison.Ordinal);
        Assert.DoesNotContain("passes over", result.StandardError, StringComparison.Ordinal);
        Assert.Equal(0, (await place.RunAsync("version=0.1.0", "fail=false")).ExitCode);
    }

    [Fact]
    public async Task A_rewrite_without_proof_writes_the_file_and_its_report()
    {
        using var place = await PlaceAsync();

        var result = await place.RunAsync(
            "version=v0.1.0",
            "command=rewrite",
            "paths=Dockerfile",
            "arguments=--no-verify --runtime-base same -o Dockerfile.ms"
        );

        Assert.True(result.ExitCode == 0, result.StandardOutput + result.StandardError);
        Assert.Contains("AS builder", place.Folder.Read("work/Dockerfile.ms"), StringComparison.Ordinal);
        Assert.Contains("unverified", place.Folder.Read("summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_engine_the_step_says_so_and_writes_nothing()
    {
        using var place = await PlaceAsync();

        var result = await place.RunAsync("version=0.1.0", "command=rewrite", "paths=Dockerfile", "arguments=--verify -o Dockerfile.ms");

        Assert.Equal((int)ExitCode.NoEngine, result.ExitCode);
        Assert.Contains("::error title=docksplit::no Docker engine answers", result.StandardOutput, StringComparison.Ordinal);
        Assert.False(File.Exists(place.Folder.PathOf("work/Dockerfile.ms")));
    }

    [Theory]
    [InlineData("sums", "", "is not the one it should have")]
    [InlineData("none", "", "does not name")]
    [InlineData("gone", "", "list of checksums cannot be fetched")]
    [InlineData("good", "sha256=0000", "is not the one it should have")]
    [InlineData("good", "version=9.9.9", "cannot be fetched")]
    [InlineData("good", "version=1;ls", "is no version")]
    [InlineData("good", "command=clean", "is no command of this action")]
    public async Task What_cannot_be_trusted_is_refused_and_never_run(string sums, string input, string reason)
    {
        using var place = await PlaceAsync();
        var path = place.Folder.PathOf("release/SHA256SUMS");
        if (sums == "gone")
            File.Delete(path);
        else if (sums != "good")
            File.WriteAllText(path, sums == "none" ? "" : new string('0', 64) + File.ReadAllText(path)[64..]);

        var result = await place.RunAsync([
            .. input.StartsWith("version", StringComparison.Ordinal) ? [] : new[] { "version=0.1.0" },
            .. input.Length > 0 ? [input] : Array.Empty<string>(),
        ]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("::error title=docksplit::", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains(reason, result.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("::warning", result.StandardOutput, StringComparison.Ordinal);
        Assert.False(File.Exists(place.Folder.PathOf("summary")));
    }

    [Fact]
    public async Task A_release_that_is_not_there_is_built_from_source_and_not_when_a_checksum_is_asked_for()
    {
        using var place = await PlaceAsync();
        Directory.Delete(place.Folder.PathOf("release"), recursive: true);

        var built = await place.GetAsync("");
        var refused = await place.GetAsync("0123");

        Assert.Equal((0, 1), (built.ExitCode, refused.ExitCode));
        Assert.Contains("source=true", place.Folder.Read("output"), StringComparison.Ordinal);
        Assert.Contains("nothing else will do", refused.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_gets_one_comment_which_the_next_run_updates()
    {
        using var place = await PlaceAsync();
        using var github = new FakeComments();
        place.Variables["GITHUB_API_URL"] = github.Address;
        place.Folder.Write("event.json", """{"pull_request":{"number":7}}""");

        var first = await place.RunAsync("version=0.1.0", "comment=true", "fail=false");
        var second = await place.RunAsync("version=0.1.0", "comment=true", "fail=false");

        Assert.True(first.ExitCode == 0 && second.ExitCode == 0, first.StandardOutput + first.StandardError + second.StandardError);
        Assert.Equal(
            [
                "GET /repos/owner/app/issues/7/comments?per_page=100",
                "POST /repos/owner/app/issues/7/comments",
                "GET /repos/owner/app/issues/7/comments?per_page=100",
                "PATCH /repos/owner/app/issues/comments/41",
            ],
            github.Calls
        );
        Assert.Contains("would gain", github.Body, StringComparison.Ordinal);
        Assert.All(github.Tokens, token => Assert.Equal("Bearer fake-token", token));
        place.Folder.Write("event.json", "{}");
        Assert.Contains(
            "no pull request",
            (await place.RunAsync("version=0.1.0", "comment=true", "fail=false")).StandardOutput,
            StringComparison.Ordinal
        );
    }

    private static async Task<Place> PlaceAsync()
    {
        foreach (var program in new[] { "node", "curl", "jq" })
        {
            try
            {
                await CliWrap
                    .Cli.Wrap(program)
                    .WithArguments(["--version"])
                    .WithValidation(CommandResultValidation.None)
                    .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Assert.Skip($"{program} is not here");
            }
        }

        return new();
    }

    /// <summary>A runner's directories, a repository, and a release that holds this build's program.</summary>
    private sealed class Place : IDisposable
    {
        public Place()
        {
            Folder.Write("work/Dockerfile", Gains);
            Folder.Write("event.json", "{}");
            Directory.CreateDirectory(Folder.PathOf("temp"));
            var machine = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
            var name = $"docksplit-0.1.0-{machine}.tar.gz";
            File.SetUnixFileMode(
                Folder.Write("stage/docksplit", $"#!/bin/sh\nexec '{AgentClient.Program}' \"$@\"\n"),
                (UnixFileMode)0b111_101_101
            );
            Directory.CreateDirectory(Folder.PathOf("release"));
            using (var file = File.Create(Folder.PathOf($"release/{name}")))
            using (var zip = new GZipStream(file, CompressionLevel.Fastest))
                TarFile.CreateFromDirectory(Folder.PathOf("stage"), zip, includeBaseDirectory: false);
            var sum = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Folder.PathOf($"release/{name}"))));
            Folder.Write("release/SHA256SUMS", $"{sum}  {name}\n");
            Variables = new(StringComparer.Ordinal)
            {
                ["GITHUB_WORKSPACE"] = Folder.PathOf("work"),
                ["GITHUB_STEP_SUMMARY"] = Folder.PathOf("summary"),
                ["GITHUB_EVENT_PATH"] = Folder.PathOf("event.json"),
                ["GITHUB_REPOSITORY"] = "owner/app",
                ["GITHUB_SERVER_URL"] = "https://server.invalid",
                ["RUNNER_TEMP"] = Folder.PathOf("temp"),
                ["DOCKSPLIT_BASE_URL"] = $"file://{Folder.PathOf("release")}",
                ["DOCKER_HOST"] = $"unix://{Folder.PathOf("no.sock")}",
            };
        }

        public TempFolder Folder { get; } = new();

        public Dictionary<string, string?> Variables { get; }

        public Task<BufferedCommandResult> RunAsync(params string[] inputs) =>
            CallAsync(Path.Combine(Repository.Root, "eng", "run-action"), inputs, Variables);

        /// <summary>The first step alone.</summary>
        public Task<BufferedCommandResult> GetAsync(string checksum) =>
            CallAsync(
                Path.Combine(Repository.Root, "eng", "action"),
                ["get"],
                new(Variables, StringComparer.Ordinal) { ["GITHUB_OUTPUT"] = Folder.PathOf("output"), ["DOCKSPLIT_SHA256"] = checksum }
            );

        public void Dispose() => Folder.Dispose();

        private static async Task<BufferedCommandResult> CallAsync(
            string program,
            string[] arguments,
            Dictionary<string, string?> variables
        ) =>
            await CliWrap
                .Cli.Wrap(program)
                .WithArguments(arguments)
                .WithEnvironmentVariables(variables)
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>GitHub's comments of a pull request: somebody's own, and the action's once it is written.</summary>
    private sealed class FakeComments : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly ConcurrentQueue<string> _calls = new();
        private readonly ConcurrentQueue<string> _tokens = new();

        public FakeComments()
        {
            var port = FreePort();
            Address = $"http://127.0.0.1:{port}";
            _listener.Prefixes.Add($"{Address}/");
            _listener.Start();
            _ = ServeAsync();
        }

        public string Address { get; }

        public IEnumerable<string> Calls => _calls;

        public IEnumerable<string> Tokens => _tokens;

        public string Body { get; private set; } = "";

        public void Dispose() => _listener.Close();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                    Answer(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private void Answer(HttpListenerContext call)
        {
            _calls.Enqueue($"{call.Request.HttpMethod} {call.Request.RawUrl}");
            _tokens.Enqueue(call.Request.Headers["Authorization"] ?? "");
            object[] comments =
                Body.Length == 0 ? [new { id = 1, body = "nice" }] : [new { id = 1, body = "nice" }, new { id = 41, body = Body }];
            if (call.Request.HttpMethod != "GET")
            {
                using var sent = JsonDocument.Parse(call.Request.InputStream);
                Body = sent.RootElement.GetProperty("body").GetString()!;
            }

            using var writer = new StreamWriter(call.Response.OutputStream);
            writer.Write(JsonSerializer.Serialize(comments));
        }

        private static int FreePort()
        {
            using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            socket.Start();

            return ((IPEndPoint)socket.LocalEndpoint).Port;
        }
    }
}
