namespace DockerSplit.Engine.Tests;

/// <summary>Does something when a certain report comes.</summary>
public sealed class CallOn<T>(Func<T, bool> condition, Action action) : IProgress<T>
{
    public void Report(T value)
    {
        if (condition(value))
            action();
    }
}
