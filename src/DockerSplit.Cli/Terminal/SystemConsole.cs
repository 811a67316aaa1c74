using System.Text;

#pragma warning disable RS0030 // This is the console port's one implementation, the only file that may use System.Console.

namespace DockerSplit.Cli.Terminal;

/// <summary>The process's own console.</summary>
internal sealed class SystemConsole : IConsole
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lazy<TerminalWriter> _out = new(() => Open(Console.OpenStandardOutput(), Console.IsOutputRedirected));
    private readonly Lazy<TerminalWriter> _error = new(() => Open(Console.OpenStandardError(), Console.IsErrorRedirected));

    public Stream Input => Console.OpenStandardInput();

    public Stream Output => Console.OpenStandardOutput();

    public TerminalWriter Out => _out.Value;

    public TerminalWriter Error => _error.Value;

    public string WorkingDirectory => Environment.CurrentDirectory;

    public string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    private static TerminalWriter Open(Stream stream, bool redirected)
    {
        var writer = new StreamWriter(stream, Utf8) { AutoFlush = true };

        // Asking a pipe for its width costs a system call and gives nothing.
        return TerminalWriter.Detect(writer, !redirected, redirected ? 0 : Console.WindowWidth, Environment.GetEnvironmentVariable);
    }
}
