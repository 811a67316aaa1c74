namespace DockerSplit.Images.Packages;

/// <summary>Reads Debian control files: paragraphs of <c>Field: value</c> lines with indented continuations (deb822(5)).</summary>
internal static class ControlParagraphs
{
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var last = "";
        foreach (var line in text.Split('\n'))
        {
            if (line.AsSpan().Trim().IsEmpty)
            {
                if (fields.Count > 0)
                    yield return fields;
                fields = new(StringComparer.OrdinalIgnoreCase);
            }
            else if (line[0] is ' ' or '\t')
            {
                // Descriptions are long and of no use here; the list of configuration files is the one that matters.
                if (last.Equals("Conffiles", StringComparison.OrdinalIgnoreCase))
                    fields[last] += "\n" + line.Trim();
            }
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                last = line[..colon];
                fields[last] = line[(colon + 1)..].Trim();
            }
        }

        if (fields.Count > 0)
            yield return fields;
    }
}
