using System.Collections.Immutable;

namespace DockerSplit.Engine.Builds.Progress;

/// <summary>Keeps what a build has told so far: its steps, the last lines of each, and the builder's own words.</summary>
internal sealed class BuildRecorder(IProgress<BuildProgress>? progress, SecretMask mask)
{
    private const int KeptLines = 60;
    private readonly Dictionary<string, LineTail> _logs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BuildStep> _begun = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BuildStep> _done = new(StringComparer.Ordinal);
    private readonly LineTail _words = new(KeptLines);
    private string? _failedKey;

    public ImmutableArray<BuildStep> Steps => [.. _done.Values];

    public BuildStep? FailedStep => _failedKey is { } key ? _done.GetValueOrDefault(key) ?? _begun.GetValueOrDefault(key) : null;

    /// <summary>The error that the failing step was given.</summary>
    public string? StepError { get; private set; }

    /// <summary>The builder's own words: what is not part of a step.</summary>
    public IReadOnlyCollection<string> Words => _words.Lines;

    /// <summary>The failing step's last lines.</summary>
    public ImmutableArray<string> FailureLog => _failedKey is { } key && _logs.TryGetValue(key, out var log) ? [.. log.Lines] : [];

    public void Begin(string key, BuildStep step)
    {
        step = step with { Name = mask.Apply(step.Name) };
        if (_begun.TryAdd(key, step))
            progress?.Report(new StepBegun(step));
    }

    public void End(string key, bool cached, TimeSpan duration)
    {
        if (!_begun.TryGetValue(key, out var step))
            return;

        step = step with { Cached = cached, Duration = duration };
        // BuildKit reports some vertexes as complete twice: its own work is started again for each stage.
        var first = _done.TryAdd(key, step);
        _done[key] = step;
        if (first)
            progress?.Report(new StepDone(step));
    }

    public void Fail(string key, string error)
    {
        _failedKey ??= key;
        StepError ??= mask.Apply(error);
    }

    public void Write(string key, string line)
    {
        line = mask.Apply(line);
        if (!_logs.TryGetValue(key, out var log))
            _logs[key] = log = new(KeptLines);
        log.Add(line);
        if (_begun.TryGetValue(key, out var step))
            progress?.Report(new StepOutput(step, line));
    }

    public void Say(string line) => _words.Add(mask.Apply(line));
}
