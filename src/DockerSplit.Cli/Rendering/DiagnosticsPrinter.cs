using System.Globalization;
using DockerSplit.Cli.Terminal;
using DockerSplit.Diagnostics;
using DockerSplit.Engine;

namespace DockerSplit.Cli.Rendering;

/// <summary>Prints diagnostics, one line each, in the form that editors and CI systems recognise.</summary>
internal static class DiagnosticsPrinter
{
    /// <summary>Who has more to repair than this sees the rest the next time.</summary>
    private const int Most = 20;

    public static void Print(IReadOnlyCollection<Diagnostic> diagnostics, SecretMask mask, TerminalWriter terminal)
    {
        foreach (var diagnostic in diagnostics.Take(Most))
            terminal.WriteLine(Printable.Line(mask.Apply(Format(diagnostic))));
        if (diagnostics.Count > Most)
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"docksplit: {diagnostics.Count - Most} more like these"));
    }

    private static string Format(Diagnostic diagnostic) =>
        diagnostic.Severity switch
        {
            DiagnosticSeverity.Error => diagnostic.ToString(),
            DiagnosticSeverity.Warning => Softer(diagnostic, "warning"),
            _ => Softer(diagnostic, "note"),
        };

    private static string Softer(Diagnostic diagnostic, string severity) =>
        $"{diagnostic.Source.Name}:{diagnostic.Position}: {severity}: {diagnostic.Message} [{diagnostic.Id}]";
}
