using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Analysis.Shell;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Analysis;

/// <summary>Lays out what a container starts, as steps like those of the build.</summary>
internal static class StartedSteps
{
    /// <param name="words">The command with its arguments.</param>
    /// <param name="commands">What is known of commands.</param>
    public static ImmutableArray<Step> Of(Stage stage, ImmutableArray<string> words, CommandCatalog commands)
    {
        var script = ShellScript.Parse(LogicalText.Of(string.Join(' ', words.Select(ShellText.Quote))), ShellDialect.Posix);
        if (script.HasErrors)
            return [];

        var steps = new List<Step>();
        var directory = StepPath.At(stage.Final.WorkingDirectory ?? "/");
        var scope = new ShellScope(stage.Final, null, directory, new(commands, null, new()), new(stage.Image));
        new ShellWalker(script, stage.Instructions.Length, steps).Run(new(scope, StepCondition.Always, IsLast: true));

        return [.. steps];
    }

    /// <summary>
    /// Whether a step compiles for certain. A runner of a project's scripts, of which nobody knows what it leaves, may only start something.
    /// </summary>
    public static bool Compiles(Step step) =>
        step.Condition == StepCondition.Always
        && step.Effects.Any(effect => effect is Compile)
        && !step.Effects.OfType<BuildResults>().Any(results => results.Paths.Any(path => path.Value == step.WorkingDirectory.Value));
}
