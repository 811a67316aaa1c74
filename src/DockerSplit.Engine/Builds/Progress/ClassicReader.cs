using System.Globalization;
using System.Text.RegularExpressions;

namespace DockerSplit.Engine.Builds.Progress;

/// <summary>Reads the classic builder: <c>Step 2/3 : RUN make</c>, <c> ---> Using cache</c>, output as it comes. It numbers through all stages.</summary>
internal sealed partial class ClassicReader(BuildRecorder recorder, TimeProvider time) : ProgressReader(recorder)
{
    // The option --label becomes one more LABEL at the end, which is no step of the Dockerfile.
    private const int OwnSteps = 1;
    private string? _current;
    private bool _cached;
    private long _began;

    public override void Feed(string line)
    {
        var match = Step().Match(line);
        if (match.Success)
            TakeStep(match);
        else if (line is " ---> Using cache")
            _cached = true;
        else if (_current is { } key && !Remark().IsMatch(line))
            Recorder.Write(key, line);
        else if (_current is null)
            Recorder.Say(line);
    }

    public override void Complete() => EndCurrent();

    /// <summary>Takes what came on the error stream of a failing build; its last line is about the step that ran last.</summary>
    public void FeedErrors(IReadOnlyCollection<string> lines)
    {
        foreach (var line in lines)
            Recorder.Say(line);
        if (_current is { } key && lines.Count > 0)
            Recorder.Fail(key, lines.Last());
    }

    private void TakeStep(Match match)
    {
        EndCurrent();
        var index = int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture);
        var total = int.Parse(match.Groups["total"].ValueSpan, CultureInfo.InvariantCulture) - OwnSteps;
        if (index > total)
            return;

        _current = match.Groups["index"].Value;
        _cached = false;
        _began = time.GetTimestamp();
        Recorder.Begin(_current, new(match.Groups["text"].Value, "", index, total, Cached: false, TimeSpan.Zero));
    }

    private void EndCurrent()
    {
        if (_current is { } key)
            Recorder.End(key, _cached, _cached ? TimeSpan.Zero : time.GetElapsedTime(_began));
        _current = null;
    }

    [GeneratedRegex(
        @"^Step (?<index>\d{1,6})/(?<total>\d{1,6}) : (?<text>.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Step();

    [GeneratedRegex(
        @"^( ---> |Removing intermediate container |Successfully (built|tagged) )",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Remark();
}
