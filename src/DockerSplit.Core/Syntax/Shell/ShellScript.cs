using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Shell;

/// <summary>
/// A shell program. Every node is a span over the text, so nothing of it is lost. Reading never throws; what is wrong is in
/// <see cref="Diagnostics"/>.
/// </summary>
public sealed class ShellScript
{
    internal ShellScript(
        LogicalText text,
        ShellDialect dialect,
        ImmutableArray<Statement> statements,
        ImmutableArray<Diagnostic> diagnostics
    ) => (Text, Dialect, Statements, Diagnostics) = (text, dialect, statements, diagnostics);

    /// <summary>The text that was read, which maps each span to its place in the file.</summary>
    public LogicalText Text { get; }

    public ShellDialect Dialect { get; }

    /// <summary>The top-level statements in order.</summary>
    public ImmutableArray<Statement> Statements { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Reads a program.</summary>
    public static ShellScript Parse(LogicalText text, ShellDialect dialect = ShellDialect.Posix) => new ShellParser(text, dialect).Parse();

    /// <summary>The source text that a node stands for, as written in the logical text.</summary>
    public string TextOf(ShellNode node) => Text.Text.Substring(node.Span.Start, node.Span.Length);
}
