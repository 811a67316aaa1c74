using System.Text;
using DockerSplit.Cli;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Testing;

#pragma warning disable CA1001 // Streams and writers in memory hold nothing that must be released.
/// <summary>A console that keeps what is written, in a directory and with variables of its own.</summary>
internal sealed class TestConsole : IConsole
{
    private readonly MemoryStream _output = new();
    private readonly StringWriter _out = new() { NewLine = "\n" };
    private readonly WatchedWriter _error = new() { NewLine = "\n" };
    private readonly bool _isTerminal;

    public TestConsole(string workingDirectory, bool isTerminal = false)
    {
        WorkingDirectory = workingDirectory;
        _isTerminal = isTerminal;
    }

    /// <summary>What a program reads from standard input.</summary>
    public string StandardInput { get; init; } = "";

    /// <summary>The same for a program that reads bytes; null to take the text.</summary>
    public byte[]? StandardInputBytes { get; init; }

    /// <summary>Sees each line of standard error as it is written.</summary>
    public Action<string>? OnError
    {
        init => _error.OnLine = value;
    }

    public Dictionary<string, string> Variables { get; init; } = new(StringComparer.Ordinal);

    public string WorkingDirectory { get; }

    public Stream Input => new MemoryStream(StandardInputBytes ?? Encoding.UTF8.GetBytes(StandardInput));

    public Stream Output => _output;

    public TerminalWriter Out => TerminalWriter.Detect(_out, _isTerminal, 100, Variable);

    public TerminalWriter Error => TerminalWriter.Detect(_error, _isTerminal, 100, Variable);

    public Talk Talk { get; } = new();

    public string? Variable(string name) => Variables.GetValueOrDefault(name);

    /// <summary>Everything on standard output: bytes as UTF-8, then text.</summary>
    public string OutText => Encoding.UTF8.GetString(_output.ToArray()) + _out;

    public string ErrorText => _error.ToString();

    /// <summary>Runs the whole program in this console.</summary>
    public Task<ExitCode> RunAsync(params string[] arguments) =>
        DocksplitProgram.RunAsync(arguments, this, TestContext.Current.CancellationToken);

    private sealed class WatchedWriter : StringWriter
    {
        public Action<string>? OnLine { get; set; }

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            OnLine?.Invoke(value ?? "");
        }
    }
}
