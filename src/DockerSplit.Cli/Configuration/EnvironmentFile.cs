namespace DockerSplit.Cli.Configuration;

/// <summary>Reads the file <c>.env</c> beside a compose file: a <c>NAME=VALUE</c> a line (compose specification, "env file syntax").</summary>
internal static class EnvironmentFile
{
    /// <summary>The variables; of several lines for one the last counts.</summary>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            var assignment = line.StartsWith("export ", StringComparison.Ordinal) ? line["export ".Length..].TrimStart() : line;
            if (line is not ['#', ..] && assignment.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
                variables[assignment[..equals].TrimEnd()] = Value(assignment[(equals + 1)..].Trim());
        }

        return variables;
    }

    /// <summary>In quotes everything counts; without, a comment may stand behind a blank.</summary>
    private static string Value(string text) =>
        text is ['"' or '\'', ..] && text.IndexOf(text[0], 1) is > 0 and var end ? text[1..end]
        : text.IndexOf(" #", StringComparison.Ordinal) is >= 0 and var comment ? text[..comment].TrimEnd()
        : text;
}
