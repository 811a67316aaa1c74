using System.Collections.Immutable;
using System.Formats.Tar;
using Docker.DotNet;

namespace DockerSplit.Engine.Verification;

/// <summary>Puts files of this machine into a container, as an archive: a mount would need them on the engine's machine.</summary>
internal static class ExtraFiles
{
    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static async Task PutAsync(
        DockerClient client,
        string container,
        ImmutableArray<ExtraFile> files,
        CancellationToken cancellationToken
    )
    {
        if (files is [])
            return;

        using var archive = new MemoryStream();
        await using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var file in files)
                await WriteAsync(writer, file, cancellationToken);
        }

        archive.Position = 0;
        await client.Containers.ExtractArchiveToContainerAsync(container, new() { Path = "/" }, archive, cancellationToken);
    }

    private static async Task WriteAsync(TarWriter writer, ExtraFile file, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = File.OpenRead(file.Source);
            await writer.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.RegularFile, file.Target.TrimStart('/')) { DataStream = content, Mode = ModeOf(file.Source) },
                cancellationToken
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"The file {file.Source} for the containers cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Readable for whatever user the container runs as.</summary>
    private static UnixFileMode ModeOf(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Executable) != UnixFileMode.None ? Everybody | Executable : Everybody;
}
