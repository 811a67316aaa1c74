using System.Text;
using DockerSplit.Application;
using DockerSplit.Engine.Files;

namespace DockerSplit.Cli.Files;

/// <summary>Reads files that people wrote by hand, such as settings.</summary>
internal static class SmallFile
{
    /// <summary>A thousand times what anybody writes.</summary>
    private const int MaximumBytes = 1024 * 1024;

    /// <summary>The text of a file.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="name">As people know it.</param>
    /// <exception cref="EnvironmentFailure">It cannot be read, is no plain file, or is too large.</exception>
    public static string ReadText(string path, string name)
    {
        // A FIFO or a device is not even opened: that alone may wait for ever, or do something.
        if (HostFile.Of(path).Trouble is { } trouble)
            throw Refused(name, trouble);

        try
        {
            using var stream = File.OpenRead(path);
            var bytes = new byte[MaximumBytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > MaximumBytes)
                throw Refused(name, "holds more than 1 MiB");

            using var reader = new StreamReader(new MemoryStream(bytes, 0, length), Encoding.UTF8);

            return reader.ReadToEnd();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(name, $"cannot be read: {exception.Message}", exception);
        }
    }

    private static EnvironmentFailure Refused(string name, string reason, Exception? cause = null) =>
        new($"'{name}' {reason}", FailureKind.Usage, cause);
}
