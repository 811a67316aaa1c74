using System.Text;
using CliWrap;

namespace DockerSplit.Engine;

/// <summary>Reads a command's output line by line, and cuts lines that do not end, so that none fills the memory.</summary>
internal static class BoundedLines
{
    /// <summary>A status of BuildKit in JSON holds a few megabytes at most.</summary>
    internal const int LongestLine = 16 * 1024 * 1024;

    public static PipeTarget To(Action<string> receive) =>
        PipeTarget.Create((stream, cancellationToken) => ReadAsync(stream, receive, cancellationToken));

    /// <summary>Hands on each line without its end, which is a line feed, a carriage return, or both.</summary>
    internal static async Task ReadAsync(Stream stream, Action<string> receive, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var line = new StringBuilder();
        var buffer = new char[16 * 1024];
        var afterReturn = false;
        for (int count; (count = await reader.ReadAsync(buffer, cancellationToken)) > 0; )
        {
            foreach (var character in buffer.AsSpan(0, count))
            {
                var isEnd = character is '\n' or '\r';
                if ((isEnd && !(character == '\n' && afterReturn)) || line.Length == LongestLine)
                {
                    receive(line.ToString());
                    line.Clear();
                }

                if (!isEnd)
                    line.Append(character);
                afterReturn = character == '\r';
            }
        }

        if (line.Length > 0)
            receive(line.ToString());
    }
}
