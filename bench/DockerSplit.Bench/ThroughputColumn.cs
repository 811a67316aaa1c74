using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace DockerSplit.Bench;

/// <summary>Megabytes of Dockerfile text a second. The sample is ASCII, so a character is a byte.</summary>
internal sealed class ThroughputColumn : IColumn
{
    public string Id => nameof(ThroughputColumn);

    public string ColumnName => "MB/s";

    public string Legend => "Megabytes (10^6 bytes) of Dockerfile text a second";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var scale = (int)benchmarkCase.Parameters[nameof(ParsingBenchmarks.Scale)];
        var nanoseconds = summary[benchmarkCase]?.ResultStatistics?.Mean;

        return nanoseconds is { } mean
            ? (SampleText.Of(scale).Length / mean * 1e9 / 1e6).ToString("F0", CultureInfo.InvariantCulture)
            : "NA";
    }
}
