using DockerSplit.Application;

namespace DockerSplit.Cli.Terminal;

/// <summary>A console that speaks as the command line asks for.</summary>
/// <param name="colour">Whether colours are wanted; null where the terminal tells.</param>
internal sealed class AdjustedConsole(IConsole console, Talk talk, bool? colour) : IConsole
{
    public Stream Input => console.Input;

    public Stream Output => console.Output;

    public TerminalWriter Out { get; } = Coloured(console.Out, colour);

    public TerminalWriter Error { get; } = Coloured(console.Error, colour);

    public TerminalWriter Beside { get; } = Coloured(console.Beside, colour);

    public IProgress<ApplicationEvent>? Follower => console.Follower;

    public Talk Talk => talk;

    public string WorkingDirectory => console.WorkingDirectory;

    public string? Variable(string name) => console.Variable(name);

    private static TerminalWriter Coloured(TerminalWriter writer, bool? colour) => writer with { Colour = colour ?? writer.Colour };
}
