using DockerSplit.Cli.Reports;

namespace DockerSplit.Cli.Tests.Reports;

public sealed class ProbeRowsTests
{
    [Fact]
    public void Many_that_are_alike_are_one_line_but_for_those_that_differ()
    {
        var rows = ProbeRows.Of([
            Probe("port 80, /", "200", null),
            Probe("a", "200", "pages", ProbeReport.Strong),
            Probe("b", "404", "pages", ProbeReport.Weak),
            Probe("c", "200", "pages", ProbeReport.Strong) with
            {
                Agrees = false,
            },
            Probe("d", "404", "pages", ProbeReport.Weak),
            Probe("stop", "0", null),
            Probe("stop", "0", null),
        ]);

        Assert.Equal(["port 80, /", "pages (3)", "c", "stop", "stop"], rows.Select(row => row.Question));
        Assert.Equal(("2 x 404, 1 x 200", ProbeReport.Strong), (rows[1].Original, rows[1].Proves));
    }

    private static ProbeReport Probe(string question, string answer, string? group, string proves = ProbeReport.None) =>
        new(question, answer, answer, Agrees: true, Note: null) { Group = group, Proves = proves };
}
