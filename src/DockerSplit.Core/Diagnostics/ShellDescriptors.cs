namespace DockerSplit.Diagnostics;

/// <summary>What can be wrong with a shell program.</summary>
public static class ShellDescriptors
{
    public static readonly DiagnosticDescriptor Unexpected = new(
        "DS2001",
        "Unexpected text",
        "unexpected {0}; expected {1}",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor Unterminated = new(
        "DS2002",
        "Unterminated construct",
        "the {0} that begins here is never closed",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor TooDeep = new(
        "DS2003",
        "Nested too deeply",
        "commands are nested more than {0} deep here",
        DiagnosticSeverity.Error
    );
}
