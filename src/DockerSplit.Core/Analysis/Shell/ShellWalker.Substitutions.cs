using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

internal sealed partial class ShellWalker
{
    /// <summary>The commands in a command's own words run before it; each list runs in a process of its own.</summary>
    private void WalkSubstitutions(ShellCommand command, ShellScope scope, StepCondition condition)
    {
        foreach (var node in WordsOf(command))
            WalkSubstitutions(node, scope, condition);
    }

    /// <summary>What a command expands itself, before it runs; the commands that it is made of expand their own words.</summary>
    private static IEnumerable<ShellNode> WordsOf(ShellCommand command) =>
        command switch
        {
            SimpleCommand or TestClause or ArithmeticCommand => command.Children,
            ForClause { Words: { } words } => words.Concat<ShellNode>(command.Redirections),
            ArithmeticForClause loop => [loop.Header, .. loop.Redirections],
            CaseClause cases => [cases.Subject, .. cases.Redirections],
            _ => command.Redirections,
        };

    private void WalkSubstitutions(ShellNode node, ShellScope scope, StepCondition condition)
    {
        switch (node)
        {
            case CommandSubstitution substitution:
                _captured++;
                Walk(substitution.Body, scope.Copy(), condition);
                _captured--;
                break;
            case ProcessSubstitution substitution:
                var reads = !substitution.Output;
                _captured += reads ? 1 : 0;
                _fed += reads ? 0 : 1;
                Walk(substitution.Body, scope.Copy(), condition);
                _captured -= reads ? 1 : 0;
                _fed -= reads ? 0 : 1;
                break;
            case ParameterExpansion { Operation: not "" }:
                // The word behind an operator may not be needed.
                foreach (var child in node.Children)
                    WalkSubstitutions(child, scope, StepCondition.Maybe);
                break;
            default:
                foreach (var child in node.Children)
                    WalkSubstitutions(child, scope, condition);
                break;
        }
    }
}
