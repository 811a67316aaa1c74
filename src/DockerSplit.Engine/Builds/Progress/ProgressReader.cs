namespace DockerSplit.Engine.Builds.Progress;

/// <summary>Turns the lines that a builder prints into steps.</summary>
internal abstract class ProgressReader(BuildRecorder recorder)
{
    protected BuildRecorder Recorder { get; } = recorder;

    /// <summary>Takes the next line.</summary>
    public abstract void Feed(string line);

    /// <summary>Ends the input.</summary>
    public virtual void Complete() { }
}
