using System.Text;
using DockerSplit.Application;
using DockerSplit.Cli.Files;

#pragma warning disable RS0030 // This is the console port's one implementation, the only file that may use System.Console.

namespace DockerSplit.Cli.Terminal;

/// <summary>The process's own console.</summary>
internal sealed class SystemConsole : IConsole
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lazy<TerminalWriter> _out = new(() => Open(StandardOutput(), Console.IsOutputRedirected));
    private readonly Lazy<TerminalWriter> _error = new(() =>
        Open(new StandardStream(IfGiven(StandardDescriptors.Error, Console.OpenStandardError), name: null), Console.IsErrorRedirected)
    );

    public Stream Input
    {
        get
        {
            StandardDescriptors.RequireInput();

            return new InterruptibleStream(Console.OpenStandardInput());
        }
    }

    public Stream Output => StandardOutput();

    public TerminalWriter Out => _out.Value;

    public TerminalWriter Error => _error.Value;

    public Talk Talk { get; } = new();

    public string WorkingDirectory
    {
        get
        {
            try
            {
                return Environment.CurrentDirectory;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new EnvironmentFailure("the working directory is gone", FailureKind.Usage, exception);
            }
        }
    }

    public string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    private static StandardStream StandardOutput() =>
        new(IfGiven(StandardDescriptors.Output, Console.OpenStandardOutput), "standard output");

    private static Stream? IfGiven(int number, Func<Stream> open) => StandardDescriptors.IsGiven(number) ? open() : null;

    private static TerminalWriter Open(Stream stream, bool redirected)
    {
        var writer = new StreamWriter(stream, Utf8) { AutoFlush = true };

        // Asking a pipe for its width costs a system call and gives nothing.
        return TerminalWriter.Detect(writer, !redirected, redirected ? 0 : Console.WindowWidth, Environment.GetEnvironmentVariable);
    }
}
