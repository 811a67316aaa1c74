using System.Diagnostics;
using DockerSplit.Engine.Verification.Tracing;

namespace DockerSplit.Cli.Configuration;

/// <summary>The words for whether programs are watched; the option and the settings take the same.</summary>
internal static class TraceModes
{
    private const string Auto = "auto";
    private const string On = "on";
    private const string Off = "off";

    public static string[] All { get; } = [Auto, On, Off];

    /// <summary>The meaning of one of the words.</summary>
    public static TraceMode Of(string word) =>
        word switch
        {
            Auto => TraceMode.Auto,
            On => TraceMode.On,
            Off => TraceMode.Off,
            _ => throw new UnreachableException(),
        };
}
