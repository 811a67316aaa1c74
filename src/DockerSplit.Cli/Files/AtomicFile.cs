using DockerSplit.Engine.Verification.Probes;

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
        if (IsDevice(path))
        {
            await File.WriteAllBytesAsync(path, content, cancellationToken);
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
        if (IsDevice(path))
            return;

        if (Directory.Exists(path))
            throw new IOException("it is a directory");

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

    /// <summary>A device such as /dev/null or /dev/stdout is written to, not replaced.</summary>
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows() && path.StartsWith("/dev/", StringComparison.Ordinal);

    private static string NameBeside(string path) =>
        Path.Combine(Path.GetDirectoryName(path) ?? path, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
}
