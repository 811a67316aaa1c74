namespace DockerSplit.Diagnostics;

/// <summary>How much a diagnostic matters.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing; changes nothing.</summary>
    Note,

    /// <summary>The result stands, but a person should look.</summary>
    Warning,

    /// <summary>There is no result.</summary>
    Error,
}
