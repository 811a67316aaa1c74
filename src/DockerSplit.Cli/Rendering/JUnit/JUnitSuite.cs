using System.Globalization;
using System.Text;
using System.Xml;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Rendering.JUnit;

/// <summary>Writes a check as test results: a case for each Dockerfile, which fails for errors and warnings.</summary>
internal static class JUnitSuite
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
    };

    public static string Write(CheckReport report)
    {
        var findings = Findings.Of(report).ToLookup(finding => finding.File, StringComparer.Ordinal);
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (var xml = XmlWriter.Create(text, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", "docksplit check");
            xml.WriteAttributeString("tests", Number(report.Files.Length));
            xml.WriteAttributeString(
                "failures",
                Number(report.Files.Count(file => findings[file.File].Any(finding => !finding.Rule.IsNote)))
            );
            xml.WriteAttributeString("errors", "0");
            xml.WriteAttributeString("skipped", "0");
            foreach (var file in report.Files)
                Write(xml, file, [.. findings[file.File]]);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter xml, CheckedFile file, Finding[] findings)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", "docksplit");
        xml.WriteAttributeString("name", Printable.Line(file.File));
        xml.WriteAttributeString("file", Printable.Line(file.File));
        xml.WriteAttributeString("line", Number(file.Line));
        foreach (var finding in findings.Where(finding => !finding.Rule.IsNote).Take(1))
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", finding.Rule.Id);
            xml.WriteAttributeString("message", Printable.Line(finding.Message));
            xml.WriteString(Lines(findings.Where(other => !other.Rule.IsNote)));
            xml.WriteEndElement();
        }

        if (findings.Any(finding => finding.Rule.IsNote))
            xml.WriteElementString("system-out", Lines(findings.Where(finding => finding.Rule.IsNote)));
        xml.WriteEndElement();
    }

    private static string Lines(IEnumerable<Finding> findings) =>
        string.Join(
            '\n',
            findings.Select(finding =>
                Printable.Line(
                    string.Create(CultureInfo.InvariantCulture, $"{finding.File}:{finding.Line}:{finding.Column}: {finding.Message}")
                )
            )
        );

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
