namespace DockerSplit.Engine.Verification.Tracing;

/// <summary>Whether it is watched which files the programs open while they are asked.</summary>
public enum TraceMode
{
    /// <summary>It is, where a tracer can be had, and for a part of the time that the verification takes.</summary>
    Auto,

    /// <summary>It is, where a tracer can be had, however long that takes.</summary>
    On,

    /// <summary>It is not.</summary>
    Off,
}
