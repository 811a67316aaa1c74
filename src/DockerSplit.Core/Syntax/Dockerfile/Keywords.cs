using System.Collections.Frozen;

namespace DockerSplit.Syntax.Dockerfile;

/// <summary>The instructions by keyword, and which forms they take.</summary>
internal static class Keywords
{
    /// <summary>Every instruction of the Dockerfile reference.</summary>
    private static readonly FrozenDictionary<string, Keyword> All = new Keyword[]
    {
        new("ADD", TakesJson: true, TakesHeredocs: true),
        new("ARG"),
        new("CMD", TakesJson: true),
        new("COPY", TakesJson: true, TakesHeredocs: true),
        new("ENTRYPOINT", TakesJson: true),
        new("ENV"),
        new("EXPOSE"),
        new("FROM"),
        new("HEALTHCHECK"),
        new("LABEL"),
        new("MAINTAINER"),
        new("ONBUILD"),
        new("RUN", TakesJson: true, TakesHeredocs: true),
        new("SHELL", TakesJson: true),
        new("STOPSIGNAL"),
        new("USER"),
        new("VOLUME", TakesJson: true),
        new("WORKDIR"),
    }.ToFrozenDictionary(keyword => keyword.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Keyword>.AlternateLookup<ReadOnlySpan<char>> ByText = All.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    public static bool IsKnown(string keyword) => All.ContainsKey(keyword);

    /// <summary>The keyword in any case; one that is not known takes no form but the plain one.</summary>
    public static Keyword Of(ReadOnlySpan<char> text) =>
        ByText.TryGetValue(text, out var known) ? known : new(text.ToString().ToUpperInvariant(), IsKnown: false);

    /// <summary>What must stand behind a keyword, for people.</summary>
    public static string Expected(string keyword) =>
        keyword switch
        {
            "ADD" or "COPY" => "at least one source and a destination",
            "ARG" => "a name, or name=default",
            "CMD" or "ENTRYPOINT" or "RUN" => "a command",
            "ENV" or "LABEL" => "a name and a value",
            "EXPOSE" => "at least one port",
            "FROM" => "an image",
            "HEALTHCHECK" => "'CMD command' or 'NONE'",
            "MAINTAINER" => "a name",
            "ONBUILD" => "an instruction",
            "SHELL" => "a JSON array of words",
            "STOPSIGNAL" => "a signal",
            "USER" => "a user",
            "VOLUME" or "WORKDIR" => "a path",
            _ => "arguments",
        };

    /// <summary>The known keyword that differs from a mistyped one by the fewest letters, when it is close enough to be meant.</summary>
    public static string? Nearest(string keyword)
    {
        if (keyword.Length is 0 or > 20)
            return null;

        var (best, distance) = All
            .Values.Select(known => (known: known.Name, Distance(known.Name, keyword)))
            .MinBy(pair => (pair.Item2, pair.known[0] == keyword[0] ? 0 : 1, pair.known));

        return distance <= 2 ? best : null;
    }

    /// <summary>The Levenshtein distance.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}

/// <summary>An instruction's keyword.</summary>
/// <param name="Name">In upper case.</param>
/// <param name="TakesJson">Whether its arguments may be a JSON array.</param>
/// <param name="TakesHeredocs">Whether it opens heredocs.</param>
internal sealed record Keyword(string Name, bool TakesJson = false, bool TakesHeredocs = false, bool IsKnown = true);
