namespace DockerSplit.Semantics;

/// <summary>
/// Bounds values that a text builds up by itself: a few lines of <c>ENV A=$A$A</c> would fill any memory. A value beyond the bounds is
/// unknown; no build could hand it to a program either.
/// </summary>
internal sealed class ValueBudget
{
    /// <summary>As long as one variable of a program's environment may be (Linux: MAX_ARG_STRLEN).</summary>
    public const int LongestValue = 128 * 1024;

    /// <summary>Patterns are matched at every place of a value, in every length.</summary>
    public const int LongestSubject = 1024;

    /// <summary>What a person writes costs nothing.</summary>
    private const int FreeLength = 1024;

    /// <summary>Characters of long values that one analysis keeps altogether: several times what Linux gives to all variables of a program.</summary>
    private const int Most = 16 * 1024 * 1024;

    private int _spent;

    /// <summary>How many values were beyond the bounds so far.</summary>
    public int Refusals { get; private set; }

    /// <summary>The value; null when it is unknown, too long, or one too many.</summary>
    public string? Keep(string? value)
    {
        if (value is null or { Length: <= FreeLength })
            return value;
        if (value.Length > LongestValue || value.Length > Most - _spent)
            return Refuse();

        _spent += value.Length;

        return value;
    }

    /// <summary>Counts a value that grew beyond the bounds where it was made; it is unknown.</summary>
    public string? Refuse()
    {
        Refusals++;

        return null;
    }
}
