using DockerSplit.Analysis;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Replays;

/// <summary>The author's own statement as a command of the runtime stage.</summary>
internal static class RepeatedStatement
{
    /// <summary>The statement with its redirections, run where the author ran it; null where something of it is not known.</summary>
    /// <param name="paths">The paths that it touches: a relative one needs the directory.</param>
    public static string? Of(Step step, IEnumerable<StepPath> paths)
    {
        if (step is not { Condition: StepCondition.Always, Statement: { } statement })
            return null;

        var line = statement.ReplaceLineEndings(" ");
        if (paths.All(path => path.Text.StartsWith('/')))
            return line;

        return step.WorkingDirectory.Value switch
        {
            null => null,
            "/" => line,
            var directory => $"(cd {ShellText.Quote(directory)} && {line})",
        };
    }
}
