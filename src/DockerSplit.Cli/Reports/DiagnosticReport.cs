using System.Globalization;
using DockerSplit.Diagnostics;

namespace DockerSplit.Cli.Reports;

/// <summary>Something that a person should know about the Dockerfile, at a place in it.</summary>
/// <param name="Id">The diagnostic's id, which has a page in docs/rules.</param>
internal sealed record DiagnosticReport(string Id, DiagnosticSeverity Severity, string File, int Line, int Column, string Message)
{
    public static DiagnosticReport Of(Diagnostic diagnostic) =>
        new(
            diagnostic.Id,
            diagnostic.Severity,
            diagnostic.Source.Name,
            diagnostic.Position.Line,
            diagnostic.Position.Column,
            diagnostic.Message
        );

    /// <summary><c>file:line:column: message [id]</c>, the form that editors and CI systems recognise.</summary>
    public override string ToString() => WithWord("");

    /// <summary>The same, with a word such as <c>warning: </c> before the message.</summary>
    public string WithWord(string word) => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {word}{Message} [{Id}]");
}
