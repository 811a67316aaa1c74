using System.Globalization;
using DockerSplit.Testing;
using DockerSplit.Testing.Cases;

namespace DockerSplit.EndToEnd.Tests;

/// <summary>What a split saves on an application.</summary>
/// <param name="ByHand">The size of the image that an expert's own split makes; null where there is none.</param>
public sealed record ApplicationSize(string Case, string Language, double Original, double Rewritten, double? ByHand, TimeSpan Time)
{
    /// <summary>The part of the original that the rewritten image does without.</summary>
    public double Saving => 1 - Rewritten / Original;
}

/// <summary>
/// Collects the sizes of the applications into <c>artifacts/test/sizes.txt</c>, which <c>./test</c> prints, and fails where they are not
/// smaller by <see cref="LeastMean"/> on the average.
/// </summary>
public sealed class SizeSummary : IDisposable
{
    private const double LeastMean = 0.75;

    private readonly SortedDictionary<string, ApplicationSize> _sizes = new(StringComparer.Ordinal);

    /// <summary>Of a case with several runs the first counts.</summary>
    public void Add(ApplicationSize size) => _sizes.TryAdd(size.Case, size);

    public void Dispose()
    {
        if (_sizes.Count == 0)
            return;

        var mean = _sizes.Values.Average(size => size.Saving);
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "test"));
        File.WriteAllLines(
            Path.Combine(folder.FullName, "sizes.txt"),
            [
                .. _sizes.Values.OrderBy(size => size.Language, StringComparer.Ordinal).Select(Line),
                string.Create(CultureInfo.InvariantCulture, $"mean saving over {_sizes.Count} applications: {mean * 100:0.0} %"),
            ]
        );
        // A few of them may happen to be those on which little can be saved.
        if (_sizes.Count == Expected())
            Assert.InRange(mean, LeastMean, 1);
    }

    private static int Expected() =>
        SnapshotCase
            .RunsWhere(run => run.NeedsEngine)
            .Select(run => run.Case)
            .Distinct()
            .Count(name => SnapshotCase.Load(name).Language is not null);

    private static string Line(ApplicationSize size) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{size.Language, -10} {size.Case, -24} {size.Original / 1e6, 7:0.0} MB -> {size.Rewritten / 1e6, 6:0.0} MB, by hand {size.ByHand / 1e6, 6:0.0} MB, {size.Saving * 100, 5:0.0} % smaller, {size.Time.TotalSeconds, 4:0} s"
        );
}
