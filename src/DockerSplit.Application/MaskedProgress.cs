using DockerSplit.Engine;

namespace DockerSplit.Application;

/// <summary>Takes the secrets out of what is told while the pipeline works.</summary>
internal sealed class MaskedProgress(IProgress<ApplicationEvent> progress, SecretMask mask) : IProgress<ApplicationEvent>
{
    public void Report(ApplicationEvent value) =>
        progress.Report(
            value switch
            {
                PhaseStarted phase => phase with { Title = mask.Apply(phase.Title) },
                BuildStepStarted step => step with { Step = mask.Apply(step.Step) },
                BuildLogLine line => line with { Text = mask.Apply(line.Text) },
                ActivityStarted activity => activity with { Text = mask.Apply(activity.Text) },
                Remark remark => remark with { Text = mask.Apply(remark.Text) },
                _ => value,
            }
        );

    /// <summary>Runs something that reports, and takes the secrets out of its failure as well.</summary>
    public static async Task<T> RunAsync<T>(
        IProgress<ApplicationEvent> progress,
        SecretMask mask,
        Func<IProgress<ApplicationEvent>, Task<T>> run
    )
    {
        try
        {
            return await run(new MaskedProgress(progress, mask));
        }
        catch (EngineException fault)
        {
            throw new EngineException(mask.Apply(fault.Message), fault);
        }
    }
}
