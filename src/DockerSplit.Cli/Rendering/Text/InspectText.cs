using System.Globalization;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Rendering.Text;

/// <summary>The facts as text, for people: a label, a size and a name in each line.</summary>
internal static class InspectText
{
    private const int ShownPackages = 15;
    private const int LabelWidth = 11;
    private const int SizeWidth = 10;
    private const int MaxInstruction = 100;

    public static void Write(InspectReport report, TerminalWriter terminal)
    {
        Row(
            terminal,
            "Image",
            Sizes.Show(report.Size),
            $"{report.Image} ({report.Distribution}, {report.Architecture}, {report.Files} files)"
        );
        foreach (var layer in report.Layers)
            Row(terminal, "Layer", Sizes.Show(layer.Size), Shorten(layer.CreatedBy ?? layer.DiffId));
        Row(terminal, "Reached", Sizes.Show(report.ReachedSize), $"{report.ReachedFiles} files from what the image starts");
        Row(terminal, "Build-only", Sizes.Show(report.BuildOnlySize), "packages that are known to build, and that nothing reaches");
        WritePackages(report, terminal);
        foreach (var need in report.Missing)
            Row(terminal, "Missing", "", $"{need.Kind} {need.Detail}, needed by {need.From}");
    }

    public static void Write(InspectChain why, TerminalWriter terminal)
    {
        foreach (var edge in why.Chain)
            terminal.WriteLine(
                Printable.Line(
                    edge.Kind == "start" ? $"{edge.From} starts {edge.To}" : $"{edge.From} needs {edge.To} ({edge.Kind}: {edge.Detail})"
                )
            );
        if (!why.Reached)
            terminal.WriteLine(Printable.Line($"nothing that the image starts is known to reach {why.Subject}"));
        if (why.NearMiss is { } near)
            terminal.WriteLine(Printable.Line($"but {near}"));
    }

    private static void WritePackages(InspectReport report, TerminalWriter terminal)
    {
        if (report.UnreadPackages is { } unread)
            Row(terminal, "Packages", "", unread);
        foreach (var package in report.Packages.Take(ShownPackages))
            Row(terminal, "Package", Sizes.Show(package.Size), $"{package.Name} {package.Version}: {package.Role}");
        if (report.Packages.Length > ShownPackages)
            Row(
                terminal,
                "Package",
                Sizes.Show(report.Packages.Skip(ShownPackages).Sum(package => package.Size)),
                string.Create(CultureInfo.InvariantCulture, $"{report.Packages.Length - ShownPackages} smaller ones; --json lists them all")
            );
    }

    private static void Row(TerminalWriter terminal, string label, string size, string text) =>
        terminal.WriteLine($"{label.PadRight(LabelWidth)} {size.PadLeft(SizeWidth)}  {Printable.Line(text)}".TrimEnd());

    private static string Shorten(string text) => text.Length <= MaxInstruction ? text : text[..MaxInstruction] + "...";
}
