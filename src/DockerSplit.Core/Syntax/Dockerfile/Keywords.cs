using System.Collections.Frozen;

namespace DockerSplit.Syntax.Dockerfile;

/// <summary>The instructions by keyword, and which forms they take.</summary>
internal static class Keywords
{
    /// <summary>Every instruction of the Dockerfile reference.</summary>
    public static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "ADD",
        "ARG",
        "CMD",
        "COPY",
        "ENTRYPOINT",
        "ENV",
        "EXPOSE",
        "FROM",
        "HEALTHCHECK",
        "LABEL",
        "MAINTAINER",
        "ONBUILD",
        "RUN",
        "SHELL",
        "STOPSIGNAL",
        "USER",
        "VOLUME",
        "WORKDIR"
    );

    /// <summary>Those whose arguments may be a JSON array.</summary>
    public static readonly FrozenSet<string> Json = FrozenSet.Create(
        StringComparer.Ordinal,
        "ADD",
        "CMD",
        "COPY",
        "ENTRYPOINT",
        "RUN",
        "SHELL",
        "VOLUME"
    );

    /// <summary>Those that open heredocs.</summary>
    public static readonly FrozenSet<string> Heredoc = FrozenSet.Create(StringComparer.Ordinal, "ADD", "COPY", "RUN");

    /// <summary>The keyword in upper case, without a new string for a known one.</summary>
    public static string Canonical(ReadOnlySpan<char> keyword) =>
        All.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(keyword, out var known) ? known : keyword.ToString().ToUpperInvariant();

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

        var (best, distance) = All.Select(known => (known, Distance(known, keyword))).MinBy(pair => (pair.Item2, pair.known[0] == keyword[0] ? 0 : 1, pair.known));

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
