using DockerSplit.Cli.Terminal;
using Spectre.Console;

namespace DockerSplit.Cli.Rendering.Text;

/// <summary>The drawing library on one of our writers; it is told everything, so that it asks the process's own console nothing.</summary>
internal static class SpectreConsole
{
    public static IAnsiConsole On(TerminalWriter terminal)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = terminal.IsTerminal ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = terminal.Colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = terminal.IsTerminal ? InteractionSupport.Yes : InteractionSupport.No,
                Out = new FixedOutput(terminal),
            }
        );
        console.Profile.Width = terminal.Width;

        return console;
    }

    private sealed class FixedOutput(TerminalWriter terminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => terminal.Writer;

        public bool IsTerminal => terminal.IsTerminal;

        public int Width => terminal.Width;

        /// <summary>Only full-screen drawing asks for it, which docksplit does not do.</summary>
        public int Height => 24;

        public void SetEncoding(System.Text.Encoding encoding)
        {
            // The writer's encoding is fixed: UTF-8.
        }
    }
}
