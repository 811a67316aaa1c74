using System.Text;
using DockerSplit.Application;
using DockerSplit.Cli.Terminal;
using DockerSplit.Engine.Files;
using DockerSplit.Text;

namespace DockerSplit.Cli.Files;

/// <summary>A text with the encoding it was read in, so that what is kept of it is written back byte for byte.</summary>
/// <param name="Path">The file, absolute; null for standard input.</param>
internal sealed record TextFile(SourceText Source, Encoding Encoding, string? Path)
{
    /// <summary>The name that stands for standard input and standard output.</summary>
    public const string StandardStream = "-";

    /// <summary>More than any Dockerfile has; a device or an archive given by mistake must not fill the memory.</summary>
    private const int MaximumBytes = 32 * 1024 * 1024;

    private const int BufferSize = 64 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>Reads a file, or standard input for <c>-</c>.</summary>
    public static async Task<TextFile> ReadAsync(string name, IConsole console, CancellationToken cancellationToken)
    {
        try
        {
            if (name == StandardStream)
                return Decode(await ReadAllAsync(console.Input, name, cancellationToken), name, null);

            var path = System.IO.Path.GetFullPath(name, console.WorkingDirectory);
            // Nothing else is opened: a FIFO may wait for ever for its other end, and opening a device may do something.
            if (HostFile.Of(path) is { Trouble: { } trouble, Kind: var kind })
                throw Unreadable(
                    name,
                    kind == HostFileKind.Directory ? trouble : $"{trouble}, which is not opened; - reads standard input"
                );

            // A plain file is there at once: reading it on another thread would cost more than the reading.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);

            return Decode(ReadAll(stream, name, cancellationToken), name, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(name, Reason(exception), exception);
        }
    }

    /// <summary>The bytes of a text that was made from this one.</summary>
    public byte[] Encode(string text) => [.. Encoding.GetPreamble(), .. Encoding.GetBytes(text)];

    /// <summary>
    /// Reads UTF-8, with or without the mark that some editors put first; and, where the bytes are no UTF-8, Latin-1, in which every
    /// byte is a character and comes out as it went in.
    /// </summary>
    private static TextFile Decode(ReadOnlySpan<byte> bytes, string name, string? path)
    {
        var mark = WithMark.Preamble;
        Encoding encoding = bytes.StartsWith(mark) ? WithMark : Strict;
        try
        {
            var text = encoding.GetString(bytes[encoding.Preamble.Length..]);

            return new(new(text, name), encoding, path);
        }
        catch (DecoderFallbackException)
        {
            return new(new(Encoding.Latin1.GetString(bytes), name), Encoding.Latin1, path);
        }
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[BufferSize];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0; )
            Add(content, buffer.AsSpan(0, read), name);

        return content.ToArray();
    }

    private static byte[] ReadAll(FileStream stream, string name, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[Math.Clamp(stream.Length + 1, 1, BufferSize)];
        for (int read; (read = stream.Read(buffer)) > 0; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(content, buffer.AsSpan(0, read), name);
        }

        return content.ToArray();
    }

    private static void Add(MemoryStream content, ReadOnlySpan<byte> more, string name)
    {
        content.Write(more);
        if (content.Length > MaximumBytes)
            throw Unreadable(name, $"holds more than {MaximumBytes / 1024 / 1024} MiB, which no Dockerfile does");
    }

    private static string Reason(Exception exception) =>
        exception switch
        {
            FileNotFoundException or DirectoryNotFoundException => "does not exist",
            UnauthorizedAccessException => "may not be read",
            _ => $"cannot be read: {exception.Message}",
        };

    private static EnvironmentFailure Unreadable(string name, string reason, Exception? cause = null) =>
        new($"'{name}' {reason}", FailureKind.Usage, cause);
}
