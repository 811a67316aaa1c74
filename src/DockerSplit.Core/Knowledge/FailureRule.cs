namespace DockerSplit.Knowledge;

/// <summary>What an image lacks, as a log line tells it.</summary>
public enum FailureFact
{
    Library,
    Symbol,
    Module,
    Command,
    File,
    User,
    Permission,
    Package,
}

/// <summary>A log line that tells what an image lacks.</summary>
/// <param name="Pattern">A regular expression with the group <c>name</c> and perhaps <c>by</c>.</param>
/// <param name="Example">A line as it is printed.</param>
/// <param name="Name">What the example names.</param>
public sealed record FailureRule(FailureFact Fact, string Pattern, string Example, string Name, string Why);
