namespace DockerSplit.Diagnostics;

/// <summary>What the analysis cannot follow.</summary>
public static class AnalysisDescriptors
{
    public static readonly DiagnosticDescriptor UnsupportedShell = new(
        "DS3001",
        "Unsupported shell",
        "commands for the shell '{0}' are not understood; only sh, ash, dash and bash are",
        DiagnosticSeverity.Error
    );
}
