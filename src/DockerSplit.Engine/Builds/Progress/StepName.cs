using System.Globalization;
using System.Text.RegularExpressions;

namespace DockerSplit.Engine.Builds.Progress;

/// <summary>Reads the names that BuildKit gives its steps: <c>[builder 2/5] RUN make</c>, <c>[2/3] COPY . .</c>, <c>[internal] load .dockerignore</c>.</summary>
internal static partial class StepName
{
    public static BuildStep Parse(string name)
    {
        var match = Numbered().Match(name);
        if (!match.Success)
            return new(name, "", 0, 0, Cached: false, TimeSpan.Zero);

        return new(
            match.Groups["text"].Value,
            match.Groups["stage"].Value,
            int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(match.Groups["total"].ValueSpan, CultureInfo.InvariantCulture),
            Cached: false,
            TimeSpan.Zero
        );
    }

    // A build for several platforms puts the platform first: [linux/arm64 builder 2/5].
    [GeneratedRegex(
        @"^\[(\S+/\S+ )?((?<stage>[^\]\s]+) )?(?<index>\d{1,6})/(?<total>\d{1,6})\] (?<text>.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Numbered();
}
