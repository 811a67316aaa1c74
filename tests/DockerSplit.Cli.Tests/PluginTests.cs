using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using DockerSplit.Cli.Commands;
using DockerSplit.Cli.Tests.Agents;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests;

/// <summary>The program as a plugin of docker's command line, with the real one.</summary>
public sealed class PluginTests
{
    private const string Plain =
        "FROM alpine:3.18\nRUN apk add --no-cache gcc musl-dev\nRUN echo 'int main(){}' > a.c && gcc a.c -o /usr/bin/a && rm a.c\nCMD [\"a\"]\n";

    [Theory]
    [InlineData("split Dockerfile", "rewrite Dockerfile")]
    [InlineData("split", "")]
    [InlineData("split --no-verify -o x Dockerfile", "rewrite --no-verify -o x Dockerfile")]
    [InlineData("split check .", "check .")]
    [InlineData("split split", "rewrite split")]
    [InlineData("split --help", "--help")]
    [InlineData("split --version", "--version")]
    [InlineData("help split", "--help")]
    [InlineData("help split check", "check --help")]
    [InlineData("__complete split ch", "[suggest:12]|docksplit ch")]
    [InlineData("--context far -D split Dockerfile", "rewrite Dockerfile", "DOCKER_CONTEXT=far")]
    [InlineData("-H tcp://x:1 split Dockerfile", "rewrite Dockerfile", "DOCKER_HOST=tcp://x:1")]
    [InlineData("--config=/c split Dockerfile", "rewrite Dockerfile", "DOCKER_CONFIG=/c")]
    public void What_follows_docker_is_a_command_line_of_docksplit(string typed, string meant, string variable = "")
    {
        var call = PluginCall.Of(typed.Split(' '), "/opt/docker-split", new TestConsole("/"));

        Assert.NotNull(call);
        Assert.Equal(
            meant.Split(meant.Contains('|', StringComparison.Ordinal) ? '|' : ' ', StringSplitOptions.RemoveEmptyEntries),
            call.Arguments
        );
        Assert.Equal(variable, string.Join(' ', call.Variables.Select(one => $"{one.Key}={one.Value}")));
    }

    [Fact]
    public void A_call_by_its_own_name_is_none_of_docker_s() =>
        Assert.Null(PluginCall.Of(["rewrite", "split"], "/usr/bin/docksplit", new TestConsole("/")));

    [Fact]
    public async Task Docker_runs_the_installed_plugin_and_forgets_the_removed_one()
    {
        using var folder = await FolderAsync();

        var installed = await ProgramAsync(folder, "plugin", "install");
        var again = await ProgramAsync(folder, "plugin", "install");
        var listed = await DockerAsync(folder, "--help");
        var split = await DockerAsync(folder, "split", "Dockerfile", "--no-verify", "--runtime-base", "same", "-o", "Dockerfile.ms");
        var help = await DockerAsync(folder, "split", "--help");
        var helped = await DockerAsync(folder, "help", "split");
        var check = await DockerAsync(folder, "split", "check", ".");
        var removed = await ProgramAsync(folder, "plugin", "remove");
        var gone = await ProgramAsync(folder, "plugin", "remove");

        Assert.Equal((0, 0), (installed.ExitCode, again.ExitCode));
        Assert.Matches(@"split\*? +Turn a single-stage Dockerfile", listed.StandardOutput);
        Assert.DoesNotContain("Invalid Plugins", listed.StandardOutput, StringComparison.Ordinal);
        Assert.True(split.ExitCode == 0, split.StandardError);
        Assert.Contains("AS builder", folder.Read("Dockerfile.ms"), StringComparison.Ordinal);
        Assert.Contains("docker split [command]", help.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("docker split [command]", helped.StandardOutput, StringComparison.Ordinal);
        Assert.Equal(1, check.ExitCode);
        Assert.Equal((0, (int)ExitCode.NothingToDo), (removed.ExitCode, gone.ExitCode));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.PathOf("config/cli-plugins")));
    }

    [Theory]
    [InlineData("#!/bin/sh\necho '{\"SchemaVersion\":\"0.1.0\",\"Vendor\":\"Somebody Inc.\"}'\n", "is a plugin of Somebody Inc.")]
    [InlineData("#!/bin/sh\necho hello\n", "is not a plugin of docksplit")]
    [InlineData("not a program", "is not a plugin of docksplit")]
    [InlineData("", "is a directory")]
    public async Task What_belongs_to_another_stays(string content, string reason)
    {
        using var folder = await FolderAsync();
        var path = folder.PathOf("config/cli-plugins/docker-split");
        if (content.Length == 0)
            Directory.CreateDirectory(path);
        else
            File.SetUnixFileMode(folder.Write("config/cli-plugins/docker-split", content), (UnixFileMode)0b111_101_101);

        var installed = await ProgramAsync(folder, "plugin", "install");
        var removed = await ProgramAsync(folder, "plugin", "remove");

        Assert.Equal(((int)ExitCode.Usage, (int)ExitCode.Usage), (installed.ExitCode, removed.ExitCode));
        Assert.Contains(reason, installed.StandardError, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", removed.StandardError, StringComparison.Ordinal);
        Assert.Equal(["docker-split"], Directory.EnumerateFileSystemEntries(folder.PathOf("config/cli-plugins")).Select(Path.GetFileName));
        if (content.Length > 0)
            Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public async Task A_link_to_a_program_that_is_gone_is_replaced_and_a_place_that_is_no_directory_is_said()
    {
        using var folder = await FolderAsync();
        Directory.CreateDirectory(folder.PathOf("config/cli-plugins"));
        File.CreateSymbolicLink(folder.PathOf("config/cli-plugins/docker-split"), "/gone/docksplit");

        var installed = await ProgramAsync(folder, "plugin", "install");
        Directory.Delete(folder.PathOf("config"), recursive: true);
        folder.Write("config", "");
        var refused = await ProgramAsync(folder, "plugin", "install");

        Assert.Equal(0, installed.ExitCode);
        Assert.Equal((int)ExitCode.Usage, refused.ExitCode);
        Assert.Contains("cannot write", refused.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_metadata_is_what_docker_asks_for()
    {
        var console = new TestConsole(Path.GetTempPath());

        var code = await console.RunAsync("docker-cli-plugin-metadata");

        Assert.Equal(ExitCode.Success, code);
        using var metadata = JsonDocument.Parse(console.OutText);
        Assert.Equal("0.1.0", metadata.RootElement.GetProperty("SchemaVersion").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+", metadata.RootElement.GetProperty("Version").GetString());
    }

    /// <summary>A directory with a Dockerfile. Skipped without docker's command line, whose version needs no engine.</summary>
    private static async Task<TempFolder> FolderAsync()
    {
        var folder = new TempFolder();
        folder.Write("Dockerfile", Plain);
        try
        {
            await DockerAsync(folder, "--version");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            folder.Dispose();
            Assert.Skip("docker's command line is not here");
        }

        return folder;
    }

    private static Task<BufferedCommandResult> ProgramAsync(TempFolder folder, params string[] arguments) =>
        RunAsync(AgentClient.Program, folder, arguments);

    private static Task<BufferedCommandResult> DockerAsync(TempFolder folder, params string[] arguments) =>
        RunAsync("docker", folder, arguments);

    private static async Task<BufferedCommandResult> RunAsync(string program, TempFolder folder, string[] arguments) =>
        await CliWrap
            .Cli.Wrap(program)
            .WithArguments(arguments)
            .WithWorkingDirectory(folder.Path)
            .WithEnvironmentVariables(variables => variables.Set("DOCKER_CONFIG", folder.PathOf("config")))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
}
