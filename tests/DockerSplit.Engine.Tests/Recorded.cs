using System.Collections.Concurrent;

namespace DockerSplit.Engine.Tests;

/// <summary>Keeps reports in the order in which they came, at once, unlike <see cref="Progress{T}"/>.</summary>
public sealed class Recorded<T> : IProgress<T>
{
    private readonly ConcurrentQueue<T> _reports = new();

    public IReadOnlyCollection<T> Reports => _reports;

    public void Report(T value) => _reports.Enqueue(value);
}
