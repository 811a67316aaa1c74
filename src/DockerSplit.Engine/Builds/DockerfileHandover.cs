using DockerSplit.Engine.Files;

namespace DockerSplit.Engine.Builds;

/// <summary>
/// A Dockerfile's text in a temporary file of its own, outside of the build context: the context may be read-only, and a file
/// written into it would change what <c>COPY . .</c> copies. It keeps the original's name, so that the builder's messages read
/// right and a <c>NAME.dockerignore</c> beside the original is found beside it again.
/// </summary>
internal sealed class DockerfileHandover : IDisposable
{
    private readonly RunFolder _folder;

    private DockerfileHandover(RunFolder folder, string path)
    {
        _folder = folder;
        Path = path;
    }

    public string Path { get; }

    public static async Task<DockerfileHandover> WriteAsync(BuildRequest request, CancellationToken cancellationToken)
    {
        var folder = RunFolder.Create();
        var name = System.IO.Path.GetFileName(request.DockerfilePath) is { Length: > 0 } original ? original : "Dockerfile";
        var handover = new DockerfileHandover(folder, System.IO.Path.Combine(folder.Path, name));
        try
        {
            await File.WriteAllTextAsync(handover.Path, request.Dockerfile, cancellationToken);
            var ignoreFile = (request.DockerfilePath ?? System.IO.Path.Combine(request.ContextDirectory, name)) + ".dockerignore";
            if (HostFile.Of(ignoreFile).Kind == HostFileKind.Regular)
                File.Copy(ignoreFile, handover.Path + ".dockerignore");

            return handover;
        }
        catch
        {
            handover.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder.Dispose();
}
