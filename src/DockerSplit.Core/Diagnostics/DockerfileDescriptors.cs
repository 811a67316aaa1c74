namespace DockerSplit.Diagnostics;

/// <summary>What can be wrong with a Dockerfile's text.</summary>
public static class DockerfileDescriptors
{
    public static readonly DiagnosticDescriptor Empty = new(
        "DS1001",
        "No instructions",
        "the file has no instructions; a Dockerfile begins with FROM",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor UnknownInstruction = new(
        "DS1002",
        "Unknown instruction",
        "unknown instruction '{0}'{1}",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor NoFrom = new(
        "DS1003",
        "No build stage",
        "{0} stands before the first FROM; only ARG may",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor MissingArguments = new(
        "DS1004",
        "Missing arguments",
        "{0} needs {1}",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor UnterminatedHeredoc = new(
        "DS1005",
        "Unterminated heredoc",
        "the heredoc '{0}' begins here and is never closed by a line '{0}'",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor BadDirective = new(
        "DS1006",
        "Bad parser directive",
        "the escape directive takes a backslash or a back-tick, not '{0}'",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor RepeatedDirective = new(
        "DS1007",
        "Repeated parser directive",
        "only one '{0}' parser directive can be used",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor NotText = new(
        "DS1008",
        "Not a text file",
        "this is no text: it holds NUL bytes",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor BadFrom = new(
        "DS1009",
        "Malformed FROM",
        "FROM takes an image, or an image and 'AS name'",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor NotAllText = new(
        "DS1010",
        "Not an array of strings",
        "the JSON form takes strings only",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor MissingEquals = new(
        "DS1011",
        "Missing equals sign",
        "'{0}' has no '='; behind the first name=value, {1} takes only more of them",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor MalformedWord = new(
        "DS1012",
        "Malformed word",
        "'{0}' cannot be expanded: {1}",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor UnknownFlag = new(
        "DS1013",
        "Unknown flag",
        "unknown flag '--{0}'; {1} takes {2}",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor BadTrigger = new(
        "DS1014",
        "Bad ONBUILD trigger",
        "ONBUILD cannot hold '{0}'; expected an instruction other than FROM, MAINTAINER and ONBUILD",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor BadHealthcheck = new(
        "DS1015",
        "Malformed HEALTHCHECK",
        "HEALTHCHECK takes 'CMD command', or 'NONE' alone",
        DiagnosticSeverity.Error
    );

    public static readonly DiagnosticDescriptor TooLongValue = new(
        "DS1016",
        "Value too long to follow",
        "a value that this builds up is too long to be followed; it counts as unknown",
        DiagnosticSeverity.Warning
    );
}
