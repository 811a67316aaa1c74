using DockerSplit.Text;

namespace DockerSplit.Diagnostics;

/// <summary>Something a person should know about the input, at a place in it.</summary>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, SourceText Source, TextSpan Span, string Message)
{
    public string Id => Descriptor.Id;

    public DiagnosticSeverity Severity => Descriptor.Severity;

    public LinePosition Position => Source.PositionOf(Math.Min(Span.Start, Source.Length));

    /// <summary><c>file:line:column: message</c>, the form that editors and CI systems recognise.</summary>
    public override string ToString() => $"{Source.Name}:{Position}: {Message} [{Id}]";
}
