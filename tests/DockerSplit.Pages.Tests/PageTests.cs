using DockerSplit.Application;
using DockerSplit.Cli.Rendering.Html;
using DockerSplit.Cli.Tests;
using DockerSplit.Cli.Tests.Reports;
using DockerSplit.Testing;

namespace DockerSplit.Pages.Tests;

/// <summary>Pages as a browser shows them.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>The rows of the table with this caption.</summary>
    private static string Rows(string caption) =>
        $"[...document.querySelectorAll('table')].find(table => table.caption.textContent.startsWith('{caption}')).tBodies[0].rows";

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task A_report_loads_without_a_complaint_asks_for_nothing_and_is_accessible(string scheme)
    {
        await using var page = await chromium.OpenAsync(HtmlPage.Write(SamplePages.Full()), scheme);

        Assert.Equal("docksplit: verified", await page.AskAsync<string>("document.querySelector('h1').textContent"));
        Assert.Equal(
            scheme == "dark",
            await page.AskAsync<bool>("getComputedStyle(document.body).backgroundColor !== 'rgb(255, 255, 255)'")
        );
        Assert.Empty(await page.ViolationsAsync());
        Assert.Empty(page.Complaints);
        Assert.Empty(page.Requests);
    }

    [Theory]
    [InlineData("inspect", "a.tar")]
    [InlineData("compare", "a.tar", "b.tar")]
    public async Task The_pages_of_images_are_as_good(string command, params string[] images)
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.PathOf("a.tar"), SmallImage.Archive, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder.PathOf("b.tar"), SmallImage.Changed, TestContext.Current.CancellationToken);
        await new TestConsole(folder.Path).RunAsync([command, .. images, "--report", "page.html"]);

        foreach (var scheme in new[] { "light", "dark" })
        {
            await using var page = await chromium.OpenAsync(folder.Read("page.html"), scheme);

            Assert.True(await page.AskAsync<int>("document.querySelectorAll('.map button').length") > 0);
            Assert.Empty(await page.ViolationsAsync());
            Assert.Empty(page.Complaints);
            Assert.Empty(page.Requests);
        }
    }

    [Fact]
    public async Task Every_verdict_has_a_page()
    {
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            await using var page = await chromium.OpenAsync(HtmlPage.Write(SamplePages.Full(outcome)));

            Assert.True(await page.AskAsync<int>("document.querySelectorAll('main section').length") > 0, $"{outcome}");
            Assert.Empty(page.Complaints);
        }
    }

    [Fact]
    public async Task Hostile_texts_are_shown_and_do_nothing()
    {
        await using var page = await chromium.OpenAsync(HtmlPage.Write(SamplePages.WithHostileTexts()));

        Assert.Empty(page.Complaints);
        Assert.Empty(page.Requests);
        Assert.NotEqual("taken", await page.AskAsync<string>("document.title"));
        Assert.Equal(0, await page.AskAsync<int>("document.querySelectorAll('img, iframe, main script, main a').length"));
        Assert.True(await page.AskAsync<bool>("document.body.textContent.includes('<img src=http://example.org/x.png')"));
        Assert.False(await page.AskAsync<bool>("document.querySelector('main').textContent.includes('\\u202E')"));
    }

    [Fact]
    public async Task The_map_opens_directories_down_to_files_with_the_keyboard()
    {
        await using var page = await chromium.OpenAsync(HtmlPage.Write(SamplePages.Full()));
        const string Current = "document.querySelector('.crumbs [aria-current]').textContent";

        foreach (var name in new[] { "usr", "lib" })
        {
            await page.AskAsync<object>($"document.querySelector('.map button[aria-label*=\"/{name},\"]').focus()");
            await page.PressAsync("Enter");
            Assert.Equal(name, await page.AskAsync<string>(Current));
        }

        await page.AskAsync<object>("document.querySelector('.map button').focus()");
        await page.PressAsync("Enter");
        Assert.Contains(
            "/usr/lib/d",
            await page.AskAsync<string>("document.querySelector('.map button').getAttribute('aria-label')"),
            StringComparison.Ordinal
        );
        await page.AskAsync<object>("document.querySelector('.map button').focus()");
        Assert.Contains("a file, ", await page.AskAsync<string>("document.querySelector('.detail').textContent"), StringComparison.Ordinal);
        await page.PressAsync("Escape");
        Assert.Equal("lib", await page.AskAsync<string>(Current));
        await page.ResizeAsync(500);
        Assert.True(await page.AskAsync<bool>("document.documentElement.scrollWidth <= 500"), "the page is wider than a telephone");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task The_ledger_is_searched_and_sorted()
    {
        await using var page = await chromium.OpenAsync(HtmlPage.Write(SamplePages.Full()));
        var rows = Rows("One by one");

        await page.TypeAsync("#section-ledger ~ * input[type=search]", "cc1 compiler");
        Assert.Equal(["/usr/bin/cc1"], await page.AskAsync<string[]>($"[...{rows}].map(row => row.cells[1].textContent)"));
        await page.AskAsync<object>(
            "(() => { const input = document.querySelector('#section-ledger ~ * input[type=search]'); input.value = '/usr/lib/d'; input.dispatchEvent(new Event('input')); })()"
        );
        await page.AskAsync<object>($"{rows}[0].closest('table').tHead.rows[0].cells[3].querySelector('button').click()");
        Assert.Equal(
            "descending",
            await page.AskAsync<string>($"{rows}[0].closest('table').tHead.rows[0].cells[3].getAttribute('aria-sort')")
        );
        Assert.Equal("/usr/lib/d4/file39", await page.AskAsync<string>($"{rows}[0].cells[1].textContent"));
        await page.AskAsync<object>($"{rows}[0].closest('table').tHead.rows[0].cells[3].querySelector('button').click()");
        Assert.Equal("/usr/lib/d0/file0", await page.AskAsync<string>($"{rows}[0].cells[1].textContent"));
    }

    [Fact]
    public async Task A_line_shows_its_evidence_when_it_is_pointed_at_or_focused()
    {
        await using var page = await chromium.OpenAsync(HtmlPage.Write(SamplePages.Full()));
        const string Display = "getComputedStyle(document.querySelector('.note')).display";

        Assert.Equal("none", await page.AskAsync<string>(Display));
        await page.HoverAsync("ol.code button.text");
        Assert.Equal("block", await page.AskAsync<string>(Display));
        await page.HoverAsync("h1");
        await page.AskAsync<object>("document.querySelector('ol.code button.text').focus()");
        Assert.Equal("block", await page.AskAsync<string>(Display));
        await page.PressAsync("Escape");
        Assert.Equal("none", await page.AskAsync<string>(Display));
        Assert.True(await page.AskAsync<int>("document.querySelectorAll('.added').length") > 0);
    }

    [Fact]
    public async Task The_page_prints()
    {
        await using var page = await chromium.OpenAsync(HtmlPage.Write(SamplePages.Full()), "dark");
        await using var pdf = await page.PrintAsync();

        Assert.True(pdf.Length > 10_000, "nothing was printed");
    }
}
