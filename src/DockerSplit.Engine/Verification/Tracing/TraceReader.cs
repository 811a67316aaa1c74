using System.Globalization;

namespace DockerSplit.Engine.Verification.Tracing;

/// <summary>Reads strace's output line by line: calls that another thread interrupted are put together again.</summary>
internal sealed class TraceReader(FileTraceBuilder files)
{
    private const string Unfinished = " <unfinished ...>";
    private const string Resumed = "<... ";
    private const string EndOfResumed = " resumed>";

    /// <summary>More threads than that have no call open at once; what is beyond is left out.</summary>
    private const int MostOpenCalls = 10_000;

    private readonly Dictionary<int, string> _open = [];

    public void Read(string line)
    {
        var (process, text) = Split(line);
        if (text.EndsWith(Unfinished, StringComparison.Ordinal))
        {
            if (_open.Count < MostOpenCalls)
                _open[process] = text[..^Unfinished.Length];
            return;
        }

        if (text.StartsWith(Resumed, StringComparison.Ordinal))
        {
            var end = text.IndexOf(EndOfResumed, StringComparison.Ordinal);
            if (end < 0 || !_open.Remove(process, out var begun))
                return;
            text = begun + text[(end + EndOfResumed.Length)..];
        }

        if (SystemCall.Parse(process, text) is { } call)
            files.Add(call);
    }

    /// <summary>The number of the thread before the blanks; 0 where none is told.</summary>
    private static (int Process, string Text) Split(string line)
    {
        var blank = line.IndexOf(' ', StringComparison.Ordinal);

        return blank > 0 && int.TryParse(line.AsSpan(0, blank), NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            ? (process, line[blank..].TrimStart())
            : (0, line);
    }
}
