using System.Text;
using CliWrap;
using DockerSplit.Engine.Connection;
using DockerSplit.Testing;

namespace DockerSplit.Faults.Tests;

/// <summary>The program as people run it: a process of its own, which signals reach.</summary>
internal static class Docksplit
{
    /// <summary>Two Dockerfiles that do the same, both marked, the second one smaller.</summary>
    public static TempFolder Folder(string mark)
    {
        // The step is another one for each mark: a build that came from the cache would be over before a signal comes.
        var build = $"""
            RUN echo {mark} > /mark && head -c 3000000 /dev/urandom > /compiler && sleep 1 && \
                mkdir -p /opt/app && printf '#!/bin/sh\necho hello; exec sleep 30\n' > /opt/app/run && chmod +x /opt/app/run
            """;
        var folder = new TempFolder();
        folder.Write("Dockerfile", $"FROM alpine:latest\n{build}\nLABEL mark={mark}\nENTRYPOINT [\"/opt/app/run\"]\n");
        folder.Write(
            "Dockerfile.ms",
            $"FROM alpine:latest AS builder\n{build}\n\nFROM alpine:latest\nCOPY --from=builder /opt/app /opt/app\nLABEL mark={mark}\nENTRYPOINT [\"/opt/app/run\"]\n"
        );

        return folder;
    }

    /// <summary>The program's path.</summary>
    public static string Program => Path.Combine(Repository.Root, "src", "DockerSplit.Cli", "bin", Configuration, "net10.0", "docksplit");

    public static Command In(TempFolder folder, params string[] arguments) =>
        CliWrap.Cli.Wrap(Program).WithArguments(arguments).WithWorkingDirectory(folder.Path).WithValidation(CommandResultValidation.None);

    /// <summary>Runs to the end.</summary>
    public static async Task<Ended> RunAsync(Command command)
    {
        var (output, error) = (new StringBuilder(), new StringBuilder());
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromMinutes(4));
        var result = await command
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
            .ExecuteAsync(deadline.Token);

        return new(result.ExitCode, output.ToString(), error.ToString());
    }

    public static async Task RequireEngineAsync()
    {
        var result = await EngineConnection.TryConnectAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.SkipWhen(result is NotConnected, (result as NotConnected)?.Reason ?? "");
        (result as Connected)?.Connection.Dispose();
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
}

/// <summary>How a run ended.</summary>
internal sealed record Ended(int ExitCode, string Output, string Error);
