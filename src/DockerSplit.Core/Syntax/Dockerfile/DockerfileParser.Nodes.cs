using System.Collections.Immutable;
using System.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

internal sealed partial class DockerfileParser
{
    /// <summary>Makes the nodes of a file that was read.</summary>
    public static ImmutableArray<DockerfileItem> ReadNodes(SourceText source, char escape, ImmutableArray<ItemExtent> items)
    {
        var parser = new DockerfileParser(source) { _escape = escape };
        var nodes = ImmutableArray.CreateBuilder<DockerfileItem>(items.Length);
        foreach (var item in items)
            nodes.Add(parser.ReadNode(item));

        return nodes.MoveToImmutable();
    }

    private DockerfileItem ReadNode(ItemExtent item)
    {
        var full = item.FullSpan;
        var span = Trim(full);

        return item.Kind switch
        {
            ItemKind.Directive => ReadDirective(full, span)!,
            ItemKind.Comment => new CommentSyntax(full, span),
            ItemKind.BlankLine => new BlankLineSyntax(full, span),
            ItemKind.Instruction => ReadInstructionNode(full, span),
            ItemKind.SkippedText => new SkippedTextSyntax(full, full),
            _ => throw new UnreachableException(),
        };
    }

    private InstructionSyntax ReadInstructionNode(TextSpan full, TextSpan span)
    {
        var first = LineAt(full.Start);
        Assemble(first, Trim(first), out var end);
        var parts = DivideLine(out var trigger);
        var heredocs = ReadHeredocs(trigger ?? parts, ref end);
        var held = trigger is { } inner ? Make(inner, full, span, [], heredocs, null) : null;

        return Make(parts, full, span, [.. _comments], heredocs, held);
    }

    private InstructionSyntax Make(
        in Parts parts,
        TextSpan full,
        TextSpan span,
        ImmutableArray<TextSpan> comments,
        ImmutableArray<HeredocSyntax> heredocs,
        InstructionSyntax? trigger
    ) =>
        new(
            full,
            span,
            parts.Keyword.Name,
            _line.ToSource(parts.KeywordSpan),
            ReadFlags(parts.KeywordSpan.End, parts.Arguments.Start),
            _line.Slice(parts.Arguments),
            parts.IsJson,
            comments,
            heredocs,
            trigger
        );

    private ImmutableArray<FlagSyntax> ReadFlags(int at, int end)
    {
        ImmutableArray<FlagSyntax>.Builder? flags = null;
        var line = _line.Text[..end];
        while (TryPassFlag(line, ref at, out var flag))
        {
            var word = QuotedWord.Unquote(line[(flag.Start + 2)..flag.End], escapesEverywhere: true);
            (flags ??= ImmutableArray.CreateBuilder<FlagSyntax>(1)).Add(ToFlag(word, _line.ToSource(flag)));
        }

        return flags?.DrainToImmutable() ?? [];
    }

    private static FlagSyntax ToFlag(string word, TextSpan span)
    {
        var equals = word.IndexOf('=');

        return equals < 0 ? new(word, "", span) : new(word[..equals], word[(equals + 1)..], span);
    }
}
