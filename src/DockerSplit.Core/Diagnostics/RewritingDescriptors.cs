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

    public static readonly DiagnosticDescriptor NotTold = new(
        "DS4003",
        "The text does not tell",
        "{0}; an engine can look",
        DiagnosticSeverity.Warning
    );

    public static readonly DiagnosticDescriptor UnknownStart = new(
        "DS4004",
        "What is started is not known to be there",
        "nothing that the text tells of brings what {0} starts: {1}",
        DiagnosticSeverity.Warning
    );

    public static readonly DiagnosticDescriptor UnknownLibraries = new(
        "DS4005",
        "The packages of libraries are not known",
        "no table knows which packages hold the libraries of {0}, which something that is copied may link to",
        DiagnosticSeverity.Warning
    );

    public static readonly DiagnosticDescriptor SharedDirectory = new(
        "DS4006",
        "A directory that the base image fills too",
        "the build adds files to {0} that the text does not name, and the base image has files of its own there",
        DiagnosticSeverity.Warning
    );

    public static readonly DiagnosticDescriptor UnknownBase = new(
        "DS4007",
        "The runtime base is not known",
        "what the image {0} holds is not known from the text",
        DiagnosticSeverity.Warning
    );

    public static readonly DiagnosticDescriptor UncertainAccount = new(
        "DS4008",
        "An account that may or may not be made",
        "whether '{0}' makes or changes an account, and how, is not known from the text",
        DiagnosticSeverity.Warning
    );

    public static readonly DiagnosticDescriptor UnknownPackages = new(
        "DS4009",
        "Packages whose names are not known",
        "'{0}' installs packages whose names the text does not tell: {1}",
        DiagnosticSeverity.Warning
    );

    public static readonly DiagnosticDescriptor UnknownRelease = new(
        "DS4010",
        "No smaller base is known",
        "run time needs nothing of the toolchain in {0}, and its name does not tell the distribution's release, so no smaller base is known",
        DiagnosticSeverity.Warning
    );

    public static readonly DiagnosticDescriptor Triggers = new(
        "DS4011",
        "The base has triggers",
        "{0} has ONBUILD triggers, which would run a second time in the runtime stage: name another image with --runtime-base",
        DiagnosticSeverity.Error
    );
}
