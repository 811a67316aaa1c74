using System.Text.Json;
using System.Text.Json.Nodes;
using CliWrap;
using CliWrap.Buffered;
using CliWrap.Exceptions;
using DockerSplit.Application;
using DockerSplit.Cli.Terminal;
using DockerSplit.Engine.Files;

namespace DockerSplit.Cli.Files;

/// <summary>Where docker's command line looks for the program of <c>docker split</c>.</summary>
/// <param name="Path">Absolute.</param>
internal sealed record PluginFile(string Path)
{
    /// <summary>The word that docker asks each plugin with what it is.</summary>
    public const string MetadataWord = "docker-cli-plugin-metadata";

    /// <summary>Who the plugin's answer says it is by.</summary>
    public const string Vendor = "The docksplit authors";

    private const string Program = "docksplit";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The place in the user's own directory of docker.</summary>
    public static PluginFile Of(IConsole console)
    {
        var config =
            console.Variable("DOCKER_CONFIG") is { Length: > 0 } named ? named
            : Home(console) is { Length: > 0 } home ? System.IO.Path.Join(home, ".docker")
            : throw new EnvironmentFailure("neither DOCKER_CONFIG nor a home directory is known", FailureKind.Usage);
        var name = OperatingSystem.IsWindows() ? "docker-split.exe" : "docker-split";

        return new(System.IO.Path.Join(System.IO.Path.GetFullPath(config, console.WorkingDirectory), "cli-plugins", name));
    }

    /// <summary>Whether anything lies there, a link that leads nowhere included.</summary>
    public bool Exists => System.IO.Path.Exists(Path) || new FileInfo(Path).LinkTarget is not null;

    /// <summary>Puts a program there, whole or not at all.</summary>
    /// <param name="program">Absolute.</param>
    /// <param name="copy">A copy of it instead of a link to it.</param>
    /// <exception cref="EnvironmentFailure">What lies there is another's, or it cannot be written.</exception>
    public async Task InstallAsync(string program, bool copy, CancellationToken cancellationToken)
    {
        await RequireOursAsync("replaced", cancellationToken);
        if (copy && RealPath.AreSame(program, Path))
            return;

        var directory = System.IO.Path.GetDirectoryName(Path)!;
        var temporary = System.IO.Path.Join(directory, $".{System.IO.Path.GetFileName(Path)}.{System.IO.Path.GetRandomFileName()}");
        try
        {
            Directory.CreateDirectory(directory);
            if (copy)
                File.Copy(program, temporary);
            else
                File.CreateSymbolicLink(temporary, program);
            File.Move(temporary, Path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            throw new EnvironmentFailure($"cannot write '{Path}': {exception.Message}", FailureKind.Usage, exception);
        }
    }

    /// <summary>Takes it away.</summary>
    /// <exception cref="EnvironmentFailure">What lies there is another's, or it cannot be removed.</exception>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await RequireOursAsync("removed", cancellationToken);
        try
        {
            File.Delete(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentFailure($"cannot remove '{Path}': {exception.Message}", FailureKind.Usage, exception);
        }
    }

    private async Task RequireOursAsync(string done, CancellationToken cancellationToken)
    {
        if (Exists && await StrangerAsync(cancellationToken) is { } owner)
            throw new EnvironmentFailure($"'{Path}' {owner}, so it is not {done}; nothing was changed", FailureKind.Usage);
    }

    /// <summary>Whose it is, where it is another's; null where it is docksplit's own.</summary>
    private async Task<string?> StrangerAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(Path))
            return "is a directory";
        // A link to a program that is gone cannot be asked.
        if (new FileInfo(Path).LinkTarget is { } target && System.IO.Path.GetFileNameWithoutExtension(target) == Program)
            return null;

        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            // As docker itself asks it whenever it lists its plugins.
            var answer = await CliWrap
                .Cli.Wrap(Path)
                .WithArguments([MetadataWord])
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(patience.Token);

            return VendorOf(answer.StandardOutput) switch
            {
                Vendor => null,
                { } vendor => $"is a plugin of {Printable.Line(vendor)}",
                null => "is not a plugin of docksplit",
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "does not say whose it is";
        }
        catch (Exception exception)
            when (exception is System.ComponentModel.Win32Exception or CliWrapException or IOException or UnauthorizedAccessException)
        {
            return "is not a plugin of docksplit";
        }
    }

    private static string? VendorOf(string answer)
    {
        try
        {
            return JsonNode.Parse(answer) is JsonObject metadata && metadata["Vendor"] is JsonValue vendor ? vendor.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Home(IConsole console) => console.Variable(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME");

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Where it could not be written there is nothing to delete.
        }
    }
}
