using DockerSplit.Text;

namespace DockerSplit.Syntax.Shell;

/// <summary>A part of a shell program. The span is in the logical text that was parsed; <see cref="ShellScript.Text"/> maps it to the file.</summary>
public abstract class ShellNode
{
    private protected ShellNode(TextSpan span) => Span = span;

    /// <summary>From the node's first character to its last, without blanks and comments around it.</summary>
    public TextSpan Span { get; }

    /// <summary>The nodes directly below this one, in the order of the text.</summary>
    public abstract IEnumerable<ShellNode> Children { get; }

    /// <summary>This node and all below it, in the order of the text, without recursion.</summary>
    public IEnumerable<ShellNode> DescendantsAndSelf()
    {
        var stack = new Stack<ShellNode>();
        stack.Push(this);
        while (stack.TryPop(out var node))
        {
            yield return node;
            foreach (var child in node.Children.Reverse())
                stack.Push(child);
        }
    }
}
