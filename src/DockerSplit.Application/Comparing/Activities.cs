using DockerSplit.Engine.Verification;

namespace DockerSplit.Application.Comparing;

/// <summary>Tells of a comparison in the application's events.</summary>
internal sealed class Activities(IProgress<ApplicationEvent> progress) : IProgress<VerificationProgress>
{
    public void Report(VerificationProgress value) => progress.Report(new ActivityStarted(value.Activity));
}
