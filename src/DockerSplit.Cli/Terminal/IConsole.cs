using DockerSplit.Application;

namespace DockerSplit.Cli.Terminal;

/// <summary>The port to where the program was called from: its streams, its terminal, its directory and variables.</summary>
internal interface IConsole
{
    /// <summary>Standard input, as bytes: a Dockerfile must come through unchanged.</summary>
    Stream Input { get; }

    /// <summary>Standard output, as bytes, for a Dockerfile that is written there.</summary>
    Stream Output { get; }

    /// <summary>Standard output, for text.</summary>
    TerminalWriter Out { get; }

    /// <summary>Standard error.</summary>
    TerminalWriter Error { get; }

    /// <summary>Where a report goes when a Dockerfile takes standard output: the two never mix.</summary>
    TerminalWriter Beside => Error;

    /// <summary>Who else follows what is done while it is done; null for nobody.</summary>
    IProgress<ApplicationEvent>? Follower => null;

    /// <summary>How much is said to the one who waits.</summary>
    Talk Talk { get; }

    /// <summary>The directory that relative paths start from.</summary>
    string WorkingDirectory { get; }

    /// <summary>An environment variable, or null.</summary>
    string? Variable(string name);
}
