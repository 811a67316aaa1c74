namespace DockerSplit.Engine.Builds;

/// <summary>One instruction as the builder ran it.</summary>
/// <param name="Name">The instruction's text, such as <c>RUN make</c>.</param>
/// <param name="Stage">The stage's name where the builder gives one, such as <c>builder</c>; empty in a build of one stage.</param>
/// <param name="Index">Its number in its stage, from 1; 0 for the builder's own work, such as loading the context.</param>
/// <param name="Total">How many numbered steps its stage has.</param>
/// <param name="Cached">Whether the result came from the cache.</param>
/// <param name="Duration">How long it ran; zero when cached or not known.</param>
public sealed record BuildStep(string Name, string Stage, int Index, int Total, bool Cached, TimeSpan Duration)
{
    /// <summary>Whether it is the builder's own work and not an instruction.</summary>
    public bool IsInternal => Index == 0;
}
