using System.Runtime.InteropServices;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

/// <summary>All that the tree keeps of an item until somebody asks for its node: what it is, and its lines.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ItemExtent(ItemKind Kind, TextSpan FullSpan);

/// <summary>The kinds of <see cref="DockerfileItem"/>.</summary>
internal enum ItemKind : byte
{
    Directive,
    Comment,
    BlankLine,
    Instruction,
    SkippedText,
}
