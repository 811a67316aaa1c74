using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;
using DockerSplit.Diagnostics;

namespace DockerSplit.Cli.Rendering.Text;

/// <summary>Prints diagnostics, one line each, in the form that editors and CI systems recognise.</summary>
internal static class DiagnosticLines
{
    /// <summary>Who has more to repair than this sees the rest the next time.</summary>
    private const int Most = 20;

    /// <param name="isRefusal">Whether they are why nothing was written: then there is nothing to soften.</param>
    public static void Print(ImmutableArray<DiagnosticReport> diagnostics, bool isRefusal, TerminalWriter terminal)
    {
        foreach (var diagnostic in diagnostics.Take(Most))
            terminal.WriteLine(Printable.Line(isRefusal ? diagnostic.ToString() : diagnostic.WithWord(WordFor(diagnostic.Severity))));
        if (diagnostics.Length > Most)
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"docksplit: {diagnostics.Length - Most} more like these"));
    }

    private static string WordFor(DiagnosticSeverity severity) =>
        severity switch
        {
            DiagnosticSeverity.Error => "",
            DiagnosticSeverity.Warning => "warning: ",
            _ => "note: ",
        };
}
