using System.Globalization;
using System.Text.RegularExpressions;

namespace DockerSplit.Engine.Builds.Progress;

/// <summary>Reads BuildKit's <c>--progress=plain</c>: <c>#5 [2/3] RUN make</c>, <c>#5 CACHED</c>, <c>#5 0.31 text</c>, <c>#5 DONE 1.2s</c>, <c>#5 ERROR: ...</c>.</summary>
internal sealed partial class PlainReader(BuildRecorder recorder) : ProgressReader(recorder)
{
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    public override void Feed(string line)
    {
        var match = Step().Match(line);
        if (!match.Success)
        {
            if (line.Length > 0)
                Recorder.Say(line);
            return;
        }

        var key = match.Groups["key"].Value;
        var text = match.Groups["text"].Value;
        if (_named.Add(key))
            Recorder.Begin(key, StepName.Parse(text));
        else
            TakeEvent(key, text);
    }

    private void TakeEvent(string key, string text)
    {
        if (text is "CACHED")
            Recorder.End(key, cached: true, TimeSpan.Zero);
        else if (text.StartsWith("DONE ", StringComparison.Ordinal))
            Recorder.End(key, cached: false, Seconds(text.AsSpan(5)));
        else if (text.StartsWith("ERROR: ", StringComparison.Ordinal))
            Recorder.Fail(key, text["ERROR: ".Length..]);
        else if (Output().Match(text) is { Success: true } output)
            Recorder.Write(key, output.Groups["line"].Value);
    }

    private static TimeSpan Seconds(ReadOnlySpan<char> text) =>
        double.TryParse(text.TrimEnd('s'), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 1e6))
            : TimeSpan.Zero;

    [GeneratedRegex(
        @"^#(?<key>\d+) (?<text>.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Step();

    [GeneratedRegex(
        @"^\d+\.\d+ (?<line>.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Output();
}
