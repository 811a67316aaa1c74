namespace DockerSplit.Diagnostics;

/// <summary>What a split cannot promise.</summary>
public static class RewritingDescriptors
{
    public static readonly DiagnosticDescriptor UnknownCommand = new(
        "DS4001",
        "Unknown command",
        "{0}: it may write files that the runtime stage then lacks; verify with an engine",
        DiagnosticSeverity.Warning
    );

    public static readonly DiagnosticDescriptor BrokenPromise = new(
        "DS4002",
        "A promise would be broken",
        "the rewritten Dockerfile would not keep a promise: {0}; please report this",
        DiagnosticSeverity.Error
    );
}
