namespace DockerSplit.Engine;

/// <summary>Keeps the last lines of a stream, however long it is; overlong lines are cut.</summary>
internal sealed class LineTail(int capacity)
{
    public const int DefaultLines = 200;
    private const int MaximumLine = 4096;
    private readonly Queue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public void Add(string line)
    {
        if (_lines.Count == capacity)
            _lines.Dequeue();

        _lines.Enqueue(line.Length <= MaximumLine ? line : string.Concat(line.AsSpan(0, MaximumLine), "..."));
    }
}
