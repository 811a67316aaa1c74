using System.Collections.Immutable;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

internal sealed partial class ShellWalker
{
    /// <summary>The commands in a command's own words run before it; each list runs in a process of its own.</summary>
    private void WalkSubstitutions(ShellCommand command, Visit visit)
    {
        foreach (var node in WordsOf(command))
            WalkSubstitutions(node, visit with { IsLast = false });
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

    private void WalkSubstitutions(ShellNode node, Visit visit)
    {
        switch (node)
        {
            case CommandSubstitution substitution:
                WalkApart(substitution.Body, visit with { IsCaptured = true });
                break;
            case ProcessSubstitution substitution:
                WalkApart(
                    substitution.Body,
                    visit with
                    {
                        IsCaptured = visit.IsCaptured || !substitution.Output,
                        IsFed = visit.IsFed || substitution.Output,
                        Input = null,
                    }
                );
                break;
            case ParameterExpansion { Operation: not "" }:
                // The word behind an operator may not be needed.
                foreach (var child in node.Children)
                    WalkSubstitutions(child, visit.Maybe());
                break;
            default:
                foreach (var child in node.Children)
                    WalkSubstitutions(child, visit);
                break;
        }
    }

    private void WalkApart(ImmutableArray<Statement> body, Visit visit)
    {
        var apart = visit.Apart() with { Whole = null };
        Walk(body, apart);
        visit.Scope.Join(apart.Scope);
    }
}
