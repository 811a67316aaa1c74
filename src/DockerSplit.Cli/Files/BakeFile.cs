using System.Text;
using DockerSplit.Application;
using DockerSplit.Engine.Files;

namespace DockerSplit.Cli.Files;

/// <summary>The file that tells the engine of many builds: one that the user keeps, or one that is gone afterwards.</summary>
internal sealed class BakeFile : IDisposable
{
    private readonly RunFolder? _temporary;

    private BakeFile(string path, RunFolder? temporary) => (Path, _temporary) = (path, temporary);

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <param name="name">As the user named it; null for a temporary one.</param>
    /// <param name="directory">Where the name starts from, absolute.</param>
    public static BakeFile At(string? name, string directory)
    {
        if (name is not null)
            return new(System.IO.Path.GetFullPath(name, directory), null);

        var temporary = RunFolder.Create();

        return new(System.IO.Path.Combine(temporary.Path, "docker-bake.json"), temporary);
    }

    public async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            await AtomicFile.WriteAsync(Path, Encoding.UTF8.GetBytes(text), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentFailure($"cannot write '{Path}': {exception.Message}", FailureKind.Usage, exception);
        }
    }

    public void Dispose() => _temporary?.Dispose();
}
