using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

/// <summary>
/// A Dockerfile, read without losing a character: its items tile the text. Reading never throws; what is wrong is in
/// <see cref="Diagnostics"/>. The grammar is that of BuildKit's frontend/dockerfile/parser.
/// </summary>
public sealed class DockerfileSyntax
{
    private readonly ImmutableArray<ItemExtent> _extents;
    private readonly Lazy<ImmutableArray<DockerfileItem>> _items;

    internal DockerfileSyntax(SourceText source, ImmutableArray<ItemExtent> extents, char escape, ImmutableArray<Diagnostic> diagnostics)
    {
        (Source, Escape, Diagnostics, _extents) = (source, escape, diagnostics, extents);
        _items = new(() => DockerfileParser.ReadNodes(source, escape, extents));
    }

    public SourceText Source { get; }

    /// <summary>Directives, comments, blank lines, instructions and unreadable stretches, in the order of the text; the nodes
    /// are made when somebody first asks.</summary>
    public ImmutableArray<DockerfileItem> Items => _items.Value;

    /// <summary>The escape character: a backslash, or the back-tick where the directive says so.</summary>
    public char Escape { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public IEnumerable<InstructionSyntax> Instructions => Items.OfType<InstructionSyntax>();

    /// <summary>Reads a Dockerfile.</summary>
    public static DockerfileSyntax Parse(SourceText source) => new DockerfileParser(source).Parse();

    /// <summary>The text of all items, one after the other: the input.</summary>
    public string ToFullString()
    {
        var length = 0;
        foreach (var item in _extents)
            length += item.FullSpan.Length;

        return string.Create(
            length,
            this,
            static (text, tree) =>
            {
                foreach (var item in tree._extents)
                {
                    tree.Source.Slice(item.FullSpan).CopyTo(text);
                    text = text[item.FullSpan.Length..];
                }
            }
        );
    }
}
