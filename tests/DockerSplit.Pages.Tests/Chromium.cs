using PuppeteerSharp;

namespace DockerSplit.Pages.Tests;

/// <summary>
/// A browser without a window, started once for all tests. Where there is none the tests are skipped and say so; in CI they fail instead.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Variable = "DOCKSPLIT_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Find() is { } program)
            _browser = await Puppeteer.LaunchAsync(
                new LaunchOptions
                {
                    ExecutablePath = program,
                    Headless = true,
                    Args = Arguments,
                }
            );
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
    }

    /// <summary>Shows a page's text, and watches what it does.</summary>
    public async Task<OpenPage> OpenAsync(string html, string scheme = "light")
    {
        if (_browser is null)
        {
            Assert.SkipUnless(
                Environment.GetEnvironmentVariable("CI") == "true",
                $"no Chromium: install Debian's package chromium, or name a browser's program in {Variable}"
            );
            Assert.Fail("CI has no Chromium");
        }

        return await OpenPage.LoadAsync(await _browser.NewPageAsync(), html, scheme);
    }

    private static string? Find() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? named
            : Names
                .SelectMany(name =>
                    (Environment.GetEnvironmentVariable("PATH") ?? "")
                        .Split(Path.PathSeparator)
                        .Select(directory => Path.Combine(directory, name))
                )
                .FirstOrDefault(File.Exists);
}
