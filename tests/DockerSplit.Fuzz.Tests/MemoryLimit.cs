using Xunit.Sdk;
using Xunit.v3;

// Time and memory are those of the whole process.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace DockerSplit.Fuzz.Tests;

/// <summary>
/// No input takes more than 500 MB: the project's file hands the bound to the runtime, which throws where more would be needed, and an
/// exception is a failure here.
/// </summary>
internal static class MemoryLimit
{
    private const long Most = 500_000_000;

    /// <summary>That the bound is there, so that a test proves what it says.</summary>
    public static void Require() => Assert.InRange(GC.GetGCMemoryInfo(GCKind.Any).TotalAvailableMemoryBytes, 1, Most);
}
