using System.Collections.Frozen;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

internal sealed partial class DockerfileParser
{
    private static readonly FrozenSet<string> DirectiveNames = FrozenSet.Create(StringComparer.Ordinal, "syntax", "escape", "check");

    /// <summary>Directives stand on the first lines; any other line, a blank one too, ends them.</summary>
    private void ReadDirectives()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_at < _text.Length && LineAt(_at) is var line && ReadDirective(line, Trim(line)) is { } directive)
        {
            if (!seen.Add(directive.Name))
                _diagnostics.Add(DockerfileDescriptors.RepeatedDirective.At(source, directive.Span, directive.Name));
            else if (directive.Name == "escape")
                SetEscape(directive);
            Add(ItemKind.Directive, line);
        }
    }

    private DirectiveSyntax? ReadDirective(TextSpan line, TextSpan span)
    {
        if (span.IsEmpty || _text[span.Start] != '#')
            return null;

        var text = source.ToString(TextSpan.FromBounds(span.Start + 1, span.End));
        var equals = text.IndexOf('=');
        if (equals < 0)
            return null;

        var name = text[..equals].Trim().ToLowerInvariant();
        var value = text[(equals + 1)..].Trim();

        return DirectiveNames.Contains(name) && value.Length > 0 ? new(line, span, name, value) : null;
    }

    private void SetEscape(DirectiveSyntax directive)
    {
        if (directive.Value is "\\" or "`")
            _escape = directive.Value[0];
        else
            _diagnostics.Add(DockerfileDescriptors.BadDirective.At(source, directive.Span, directive.Value));
    }
}
