using System.Collections.Frozen;
using DockerSplit.Testing.Cases;

namespace DockerSplit.Text.Tests;

/// <summary>Cases of which the answer is known to be wrong as yet, <c>tests/snapshots/text/open.txt</c>. The list only gets shorter.</summary>
internal static class OpenCases
{
    private static readonly Lazy<FrozenSet<string>> Names = new(() =>
        File.ReadLines(Path.Combine(SnapshotCase.Root, "text", "open.txt"))
            .Where(line => line is not (['#', ..] or ""))
            .ToFrozenSet(StringComparer.Ordinal)
    );

    /// <summary>Whether the case waits for a mend; the test then demands that it is still wrong.</summary>
    public static bool Contains(string name) => Names.Value.Contains(name);
}
