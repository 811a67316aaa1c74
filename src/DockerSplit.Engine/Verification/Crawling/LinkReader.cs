using System.Collections.Immutable;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace DockerSplit.Engine.Verification.Crawling;

/// <summary>
/// Reads the addresses that a page of HTML names: links, scripts, styles, images, forms that are sent with GET. The tokens are enough for
/// that; the tree of a hostile page may take for ever.
/// </summary>
internal sealed class LinkReader
{
    private const int MostLinks = 2000;

    /// <summary>Attributes that hold an address of something that a browser asks for with GET.</summary>
    private static readonly string[] Addresses = ["href", "src", "data", "poster"];

    /// <summary>What stands in these is no markup (HTML, 13.2.6.2).</summary>
    private static readonly ImmutableDictionary<string, HtmlParseMode> Texts = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("script", HtmlParseMode.Script),
            KeyValuePair.Create("style", HtmlParseMode.Rawtext),
            KeyValuePair.Create("xmp", HtmlParseMode.Rawtext),
            KeyValuePair.Create("noembed", HtmlParseMode.Rawtext),
            KeyValuePair.Create("noframes", HtmlParseMode.Rawtext),
            KeyValuePair.Create("textarea", HtmlParseMode.RCData),
            KeyValuePair.Create("title", HtmlParseMode.RCData),
        ]
    );

    private readonly Uri _page;
    private readonly List<Uri> _links = [];
    private Uri _base;
    private (string Action, List<string> Fields)? _form;

    private LinkReader(Uri page) => (_page, _base) = (page, page);

    /// <summary>The addresses in the order of the text, each perhaps several times.</summary>
    /// <param name="page">The page's own address.</param>
    public static IReadOnlyList<Uri> Read(string html, Uri page)
    {
        var reader = new LinkReader(page);
        using var source = new TextSource(html);
        var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            if (token is not HtmlTagToken tag || reader._links.Count >= MostLinks)
                continue;

            if (tag.Type == HtmlTokenType.StartTag)
                reader.Open(tag);
            else if (tag.Name == "form")
                reader.CloseForm();
            if (tag.Type == HtmlTokenType.StartTag && Texts.TryGetValue(tag.Name, out var mode))
                tokenizer.State = mode;
        }

        reader.CloseForm();

        return reader._links;
    }

    private void Open(HtmlTagToken tag)
    {
        switch (tag.Name)
        {
            case "base" when ValueOf(tag, "href") is { } address && Uri.TryCreate(_page, address, out var found):
                _base = found;
                return;

            case "form":
                CloseForm();
                if (ValueOf(tag, "method") is null or "" or "get" or "GET")
                    _form = (ValueOf(tag, "action") ?? "", []);
                return;

            case "input"
            or "select"
            or "textarea"
            or "button" when ValueOf(tag, "name") is { Length: > 0 } name:
                _form?.Fields.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(ValueOf(tag, "value") ?? "")}");
                break;

            default:
                break;
        }

        foreach (var name in Addresses)
            Add(ValueOf(tag, name));
        // Addresses with a width or a density behind each (HTML, 4.8.4.2.1).
        foreach (
            var candidate in (ValueOf(tag, "srcset") ?? "").Split(
                ',',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
            Add(candidate.Split(' ')[0]);
    }

    private void CloseForm()
    {
        if (_form is not { } form)
            return;

        var action = form.Action.Split('#')[0].Split('?')[0];
        // Without an action a form is sent to its own page.
        Add($"{(action.Length > 0 ? action : _base.AbsolutePath)}?{string.Join('&', form.Fields)}");
        _form = null;
    }

    private void Add(string? address)
    {
        if (!string.IsNullOrWhiteSpace(address) && Uri.TryCreate(_base, address.Trim(), out var found))
            _links.Add(found);
    }

    private static string? ValueOf(HtmlTagToken tag, string attribute)
    {
        foreach (var found in tag.Attributes)
        {
            if (found.Name == attribute)
                return found.Value;
        }

        return null;
    }
}
