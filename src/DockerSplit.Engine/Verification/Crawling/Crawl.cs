using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DockerSplit.Engine.Verification.Probes;

namespace DockerSplit.Engine.Verification.Crawling;

/// <summary>
/// Finds what else a server can be asked for: what its pages name, from <c>/</c> on, what every server is asked, and what its API's own
/// document tells. Only the original is looked at; both are asked the same afterwards.
/// </summary>
internal sealed partial class Crawl
{
    private const int Deepest = 3;
    private const int MostPages = 100;
    private const int LongestAddress = 2000;

    /// <summary>A slow server is asked for what was found by then.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ContainerRun _run;
    private readonly int _port;
    private readonly string _scheme;
    private readonly Uri _root;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<(string Address, int Depth)> _open = new();
    private readonly List<HttpQuestion> _found = [];

    private Crawl(ContainerRun run, int port, string scheme)
    {
        (_run, _port, _scheme) = (run, port, scheme);
        _root = new(string.Create(CultureInfo.InvariantCulture, $"{HttpClientProbe.UriSchemeOf(scheme)}://localhost:{port}/"));
    }

    /// <summary>The questions, those that every server is put first.</summary>
    /// <param name="scheme">What the port was found to speak.</param>
    public static async Task<ImmutableArray<HttpQuestion>> FindAsync(
        ContainerRun run,
        int port,
        string scheme,
        CancellationToken cancellationToken
    )
    {
        var crawl = new Crawl(run, port, scheme);
        await crawl.WalkAsync(cancellationToken);
        var usual = EngineData
            .UsualPages.Where(page => !page.IsApi)
            .Select(page => new HttpQuestion(page.Path, port) { Method = page.Method });

        return [.. usual, .. crawl._found.Where(found => !EngineData.UsualPages.Any(page => !page.IsApi && page.Path == found.Path))];
    }

    private async Task WalkAsync(CancellationToken cancellationToken)
    {
        var began = _run.Session.Time.GetTimestamp();
        Add("/", 0);
        foreach (var page in EngineData.UsualPages.Where(page => page.IsApi))
            Add(page.Path, Deepest);
        while (_found.Count < MostPages && _open.TryDequeue(out var next) && _run.Session.Time.GetElapsedTime(began) < Longest)
        {
            if (await HttpClientProbe.FetchAsync(_scheme, _run, _port, new(next.Address), cancellationToken) is { } reply)
                Follow(next.Address, next.Depth, reply);
        }
    }

    private void Follow(string address, int depth, HttpReply reply)
    {
        var text = Encoding.UTF8.GetString(reply.Body);
        var routes =
            (reply.Is("json") || reply.Is("yaml") || IsNamedYaml(address)) && reply.IsGood ? ApiDocument.Routes(text).ToArray() : [];
        // A server that answers anything with the same page has no such document.
        if (routes is [] && EngineData.UsualPages.Any(page => page.IsApi && page.Path == address))
            return;

        // The root is asked for anyway.
        if (address != "/")
            _found.Add(new(address, _port));
        foreach (var route in routes)
            Add(route, Deepest);
        if (depth >= Deepest)
            return;

        var page = new Uri(_root, address);
        foreach (var link in Links(reply, text, page).Where(IsHere))
            Add(link.PathAndQuery, depth + 1);
    }

    /// <summary>Many servers send such a file as plain text or as bytes.</summary>
    private static bool IsNamedYaml(string address) =>
        address.EndsWith(".yaml", StringComparison.Ordinal) || address.EndsWith(".yml", StringComparison.Ordinal);

    private static IEnumerable<Uri> Links(HttpReply reply, string text, Uri page)
    {
        if (reply.Location is { Length: > 0 } location)
            return Uri.TryCreate(page, location, out var target) ? [target] : [];

        return reply.Is("html") ? LinkReader.Read(text, page)
            : reply.Is("css") ? Named(text, page)
            : [];
    }

    private static IEnumerable<Uri> Named(string style, Uri page) =>
        from match in StyleAddress().Matches(style)
        let address = Uri.TryCreate(page, match.Groups["address"].Value, out var found) ? found : null
        where address is not null
        select address;

    /// <summary>Another host is somebody else's, whatever it answers.</summary>
    private bool IsHere(Uri link) => link.Scheme is "http" or "https" && link.Port == _root.Port && link.Host is "localhost" or "127.0.0.1";

    private void Add(string address, int depth)
    {
        if (address.Length <= LongestAddress && _seen.Count < 10 * MostPages && _seen.Add(address))
            _open.Enqueue((address, depth));
    }

    [GeneratedRegex(@"url\(\s*[""']?(?<address>[^""')\s]{1,500})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex StyleAddress();
}
