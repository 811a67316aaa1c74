using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Rendering;

/// <summary>The forms of a report that go to files.</summary>
internal interface IFileForms
{
    /// <summary>The content of a file with one of the extensions that the report has a form for.</summary>
    string For(string extension);

    /// <summary>What is written for people at a terminal, without colours.</summary>
    protected static string PlainText(Action<TerminalWriter> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(new(text, IsTerminal: false, Colour: false, TerminalWriter.DefaultWidth));

        return text.ToString();
    }
}
