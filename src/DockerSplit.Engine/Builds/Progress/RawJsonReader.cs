using System.Text;

namespace DockerSplit.Engine.Builds.Progress;

/// <summary>Reads <c>--progress=rawjson</c>.</summary>
internal sealed class RawJsonReader : ProgressReader
{
    private readonly JsonValueSplitter _splitter;
    private readonly Dictionary<string, LogAssembler> _logs = new(StringComparer.Ordinal);

    public RawJsonReader(BuildRecorder recorder)
        : base(recorder) => _splitter = new(TakeValue, recorder.Say);

    public override void Feed(string line) => _splitter.Feed(line);

    public override void Complete()
    {
        _splitter.Complete();
        foreach (var log in _logs.Values)
            log.Flush();
    }

    private void TakeValue(string json)
    {
        if (SolveStatus.Parse(json) is not { } status)
        {
            Recorder.Say(json);
            return;
        }

        foreach (var vertex in status.Vertexes.IsDefault ? [] : status.Vertexes)
            TakeVertex(vertex);
        foreach (var log in status.Logs.IsDefault ? [] : status.Logs)
            TakeLog(log);
    }

    private void TakeVertex(SolveVertex vertex)
    {
        if (vertex is not { Digest: { } key, Name: { } name } || vertex is { Started: null, Cached: false, Error: null or "" })
            return;

        Recorder.Begin(key, StepName.Parse(name));
        if (vertex.Error is { Length: > 0 } error)
            Recorder.Fail(key, error);
        if (vertex.Cached || vertex.Completed is not null)
            Recorder.End(key, vertex.Cached, DurationOf(vertex));
    }

    private static TimeSpan DurationOf(SolveVertex vertex) =>
        vertex is { Cached: false, Started: { } started, Completed: { } completed } ? completed - started : TimeSpan.Zero;

    private void TakeLog(SolveLog log)
    {
        if (log is not { Vertex: { } key, Data: { } data })
            return;

        if (!_logs.TryGetValue(key, out var assembler))
            _logs[key] = assembler = new(line => Recorder.Write(key, line));
        assembler.Feed(data);
    }

    /// <summary>Puts pieces of output together to lines; a piece may end in the middle of a character.</summary>
    private sealed class LogAssembler(Action<string> onLine)
    {
        private const int MaximumLine = 16 * 1024;
        private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
        private readonly StringBuilder _line = new();

        public void Feed(byte[] data)
        {
            var characters = new char[_decoder.GetCharCount(data, flush: false)];
            _decoder.GetChars(data, characters, flush: false);
            foreach (var character in characters)
                Take(character);
        }

        public void Flush()
        {
            if (_line.Length > 0)
                onLine(_line.ToString());
            _line.Clear();
        }

        private void Take(char character)
        {
            // A carriage return redraws a line, as progress bars do: each state counts as a line.
            if (character is '\n' or '\r' || _line.Length == MaximumLine)
                Flush();
            if (character is not ('\n' or '\r'))
                _line.Append(character);
        }
    }
}
