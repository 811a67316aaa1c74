using DockerSplit.Application;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Agents;

/// <summary>The console of a command that a client calls: there is no terminal, and what is written is the answer.</summary>
/// <param name="directory">Where relative paths start from.</param>
/// <param name="follower">Is told what is done while it is done.</param>
internal sealed class ToolConsole(IConsole console, string directory, IProgress<ApplicationEvent>? follower) : IConsole, IDisposable
{
    private readonly StringWriter _out = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public Stream Input => Stream.Null;

    /// <summary>A Dockerfile that is written to no file stands in the report.</summary>
    public Stream Output => Stream.Null;

    public TerminalWriter Out => new(_out, IsTerminal: false, Colour: false, TerminalWriter.DefaultWidth);

    public TerminalWriter Error => new(_error, IsTerminal: false, Colour: false, TerminalWriter.DefaultWidth);

    public TerminalWriter Beside => Out;

    public Talk Talk { get; } = new(ProgressStyle.None, IsQuiet: true);

    public string WorkingDirectory => directory;

    public IProgress<ApplicationEvent>? Follower => follower;

    /// <summary>What was written as the result.</summary>
    public string Answer => _out.ToString();

    /// <summary>What was said besides.</summary>
    public string Said => _error.ToString().Trim();

    public string? Variable(string name) => console.Variable(name);

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
    }
}
