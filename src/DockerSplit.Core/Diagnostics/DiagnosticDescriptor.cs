using System.Globalization;
using DockerSplit.Text;

namespace DockerSplit.Diagnostics;

/// <summary>What one kind of diagnostic says. Ids: DS1xxx Dockerfile syntax, DS2xxx shell syntax, DS3xxx analysis, DS4xxx rewriting.</summary>
/// <param name="Id">The stable id, documented at <c>docs/rules/ID.md</c>.</param>
/// <param name="Title">A few words.</param>
/// <param name="Format">The sentence, with <c>{0}</c> placeholders.</param>
public sealed record DiagnosticDescriptor(string Id, string Title, string Format, DiagnosticSeverity Severity)
{
    /// <summary>A diagnostic of this kind at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span, params object[] arguments) =>
        new(this, source, span, string.Format(CultureInfo.InvariantCulture, Format, arguments));
}
