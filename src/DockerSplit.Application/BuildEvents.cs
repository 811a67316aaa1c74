using DockerSplit.Engine.Builds;

namespace DockerSplit.Application;

/// <summary>Tells of a build in the application's events.</summary>
internal sealed class BuildEvents(IProgress<ApplicationEvent> progress) : IProgress<BuildProgress>
{
    public void Report(BuildProgress value)
    {
        ApplicationEvent? said = value switch
        {
            BuildBegun { Note: { } note } => new Remark(note),
            StepBegun { Step: { IsInternal: false } step } => new BuildStepStarted(NameOf(step), step.Cached),
            StepDone { Step: { IsInternal: false, Cached: true } step } => new BuildStepStarted(NameOf(step), Cached: true),
            StepOutput output => new BuildLogLine(output.Line),
            _ => null,
        };
        if (said is not null)
            progress.Report(said);
    }

    private static string NameOf(BuildStep step) =>
        $"[{(step.Stage.Length > 0 ? step.Stage + " " : "")}{step.Index}/{step.Total}] {step.Name}";
}
