using System.Globalization;
using System.Text.Json;
using DockerSplit.Application;
using DockerSplit.Cli.Rendering.Html;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Tests.Reports;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests.Rendering;

public sealed class HtmlPageTests
{
    private const int Most = 3_000_000;

    [Fact]
    public void A_page_is_the_same_each_time() => Assert.Equal(HtmlPage.Write(SamplePages.Full()), HtmlPage.Write(SamplePages.Full()));

    [Fact]
    public void Nothing_that_comes_from_outside_is_markup()
    {
        var plain = HtmlPage.Write(SamplePages.Full());
        var page = HtmlPage.Write(SamplePages.WithHostileTexts());

        Assert.Equal(Tags(plain), Tags(page));
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        using var data = JsonDocument.Parse(Data(page));
        Assert.Equal(string.Concat(SamplePages.Hostile), data.RootElement.GetProperty("rewrite").GetProperty("dockerfile").GetString());
    }

    [Fact]
    public void The_page_forbids_every_script_and_every_address_but_its_own()
    {
        var page = HtmlPage.Write(SamplePages.Full());

        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(?!#|data:,\")", page);
        Assert.DoesNotContain("{{", page.Replace(Data(page), "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void The_verdict_has_the_same_word_as_in_every_report()
    {
        foreach (var verdict in Enum.GetValues<Outcome>())
        {
            using var data = JsonDocument.Parse(Data(HtmlPage.Write(SamplePages.Full(verdict))));

            Assert.StartsWith(Verdicts.Describe(verdict), data.RootElement.GetProperty("verdict").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_secret_and_no_path_of_this_machine_stands_in_a_page()
    {
        var source = new DockerSplit.Text.SourceText(SampleOutcome.Source.Text, "/home/someone/app/Dockerfile");
        var report = new RewriteReportBuilder(source).Build(
            SampleOutcome.Create(Outcome.RewrittenBroken),
            "/home/someone/out/Dockerfile.ms",
            isWritten: true,
            ["docker build -f /home/someone/app/Dockerfile ."]
        );

        var page = HtmlPage.Write(report);

        Assert.DoesNotContain("someone", page, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleOutcome.Secret, page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_a_large_image_stays_small()
    {
        var tree = new FileTreeBuilder();
        for (var i = 0; i < 200_000; i++)
            tree.Add(
                string.Create(CultureInfo.InvariantCulture, $"/usr/lib/node_modules/package-{i % 900}/lib/file-{i}-\u00e9<.js"),
                i,
                new("dropped", "nothing reaches it", Weak: true)
            );

        Assert.InRange(HtmlPage.Write(SamplePages.Full() with { Files = tree.Build() }).Length, 1, Most);
    }

    [Fact]
    public async Task Inspect_and_compare_write_pages_of_archives()
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.PathOf("a.tar"), SmallImage.Archive, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder.PathOf("b.tar"), SmallImage.Changed, TestContext.Current.CancellationToken);
        var console = new TestConsole(folder.Path);

        Assert.Equal(ExitCode.Success, await console.RunAsync("inspect", folder.PathOf("a.tar"), "--report", "a.html"));
        Assert.Equal(ExitCode.VerificationFailed, await console.RunAsync("compare", folder.PathOf("a.tar"), "b.tar", "--report", "b.html"));

        using var inspected = JsonDocument.Parse(Data(folder.Read("a.html")));
        var nodes = inspected.RootElement.GetProperty("inspect").GetProperty("tree").GetProperty("nodes").EnumerateArray();
        Assert.Contains("gcc", nodes.Select(node => node.GetProperty("name").GetString()));
        Assert.DoesNotContain(folder.Path, folder.Read("a.html"), StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, folder.Read("b.html"), StringComparison.Ordinal);
        using var compared = JsonDocument.Parse(Data(folder.Read("b.html")));
        Assert.Equal("different", compared.RootElement.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_chain_has_no_page()
    {
        var console = new TestConsole(Path.GetTempPath());

        Assert.Equal(ExitCode.Usage, await console.RunAsync("inspect", "./a.tar", "--why", "x", "--report", "a.html"));
        Assert.Contains("--why and --report exclude each other", console.ErrorText, StringComparison.Ordinal);
    }

    private static string Data(string page) => page.Split("id=\"data\">")[1].Split("</script>")[0];

    /// <summary>How many tags, comments and the like begin.</summary>
    private static int Tags(string page) =>
        page.Zip(page.Skip(1))
            .Count(pair => pair.First == '<' && (char.IsAsciiLetter(pair.Second) || "!/?".Contains(pair.Second, StringComparison.Ordinal)));
}
