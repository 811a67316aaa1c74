using DockerSplit.Engine.Files;

namespace DockerSplit.Cli.Files;

/// <summary>
/// Writes a file whole or not at all: into a temporary file beside it, which then takes its name. Who reads the name sees the old
/// content or the new one, and a file that has other names (hard links) keeps its content under those.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Replaces the file's content and keeps its mode. The path is absolute.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (IsWrittenTo(path))
        {
            await WriteToAsync(path, content, cancellationToken);
            return;
        }

        var target = RealPath.Of(path);
        var temporary = NameBeside(target);
        try
        {
            await File.WriteAllBytesAsync(temporary, content, cancellationToken);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Fails when <see cref="WriteAsync"/> would: better now than after minutes of building.</summary>
    public static void Probe(string path)
    {
        if (IsWrittenTo(path))
            return;

        if (HostFile.Of(path).Trouble is { } trouble)
            throw new IOException($"it {trouble}");

        using (
            new FileStream(
                NameBeside(RealPath.Of(path)),
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                1,
                FileOptions.DeleteOnClose
            )
        )
        {
            // Created and gone again.
        }
    }

    /// <summary>A FIFO, or a device such as /dev/null, is written to, not replaced; and so is /dev/stdout, whatever it leads to.</summary>
    private static bool IsWrittenTo(string path) =>
        !OperatingSystem.IsWindows()
        && (path.StartsWith("/dev/", StringComparison.Ordinal) || HostFile.Of(path).Kind is HostFileKind.Fifo or HostFileKind.Device);

    /// <summary>Opening a FIFO waits for its reader, and writing may wait for it, too.</summary>
    private static Task<bool> WriteToAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        InterruptibleStream.RunAsync(
            () =>
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                stream.Write(content.Span);

                return true;
            },
            cancellationToken
        );

    private static string NameBeside(string path) =>
        Path.Combine(Path.GetDirectoryName(path) ?? path, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
}
