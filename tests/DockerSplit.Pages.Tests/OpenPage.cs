using System.Collections.Concurrent;
using System.Text.Json;
using Deque.AxeCore.Commons;
using DockerSplit.Testing;
using PuppeteerSharp;

namespace DockerSplit.Pages.Tests;

/// <summary>A page that a browser shows from a file, with all that it complained of and asked for.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly IPage _page;
    private readonly TempFolder _folder = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _requests = new();

    private OpenPage(IPage page)
    {
        _page = page;
        page.Console += (_, message) => _complaints.Enqueue($"{message.Message.Type}: {message.Message.Text}");
        page.PageError += (_, error) => _complaints.Enqueue(error.Message);
        page.Request += (_, request) => _requests.Enqueue(request.Request.Url);
    }

    /// <summary>What the console shows: errors, warnings, and what the page's own policy forbade.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>What was asked for besides the page itself.</summary>
    public IEnumerable<string> Requests =>
        _requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal) && !url.EndsWith("/page.html", StringComparison.Ordinal));

    public static async Task<OpenPage> LoadAsync(IPage page, string html, string scheme)
    {
        var open = new OpenPage(page);
        open._folder.Write("page.html", html);
        await page.SetViewportAsync(new ViewPortOptions { Width = 1200, Height = 900 });
        await page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme }]);
        await page.GoToAsync($"file://{open._folder.PathOf("page.html")}");

        return open;
    }

    /// <summary>The value of an expression in the page.</summary>
    public Task<T> AskAsync<T>(string expression) => _page.EvaluateExpressionAsync<T>(expression);

    public Task PressAsync(string key) => _page.Keyboard.PressAsync(key);

    public Task TypeAsync(string selector, string text) => _page.TypeAsync(selector, text);

    public Task HoverAsync(string selector) => _page.HoverAsync(selector);

    public Task ResizeAsync(int width) => _page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });

    public Task<Stream> PrintAsync() => _page.PdfStreamAsync();

    /// <summary>What axe finds that is serious or worse, with where.</summary>
    public async Task<string[]> ViolationsAsync()
    {
        await _page.EvaluateExpressionAsync(new BundledAxeScriptProvider().GetScript());
        var found = await AskAsync<string>(
            """
            axe.run(document, { resultTypes: ["violations"] }).then(result => JSON.stringify(
              result.violations
                .filter(one => one.impact === "serious" || one.impact === "critical")
                .map(one => one.id + ": " + one.help + "\n" + one.nodes.slice(0, 5).map(node => node.html.slice(0, 300) + "\n" + node.failureSummary).join("\n"))))
            """
        );

        return JsonSerializer.Deserialize<string[]>(found)!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        _folder.Dispose();
    }
}
