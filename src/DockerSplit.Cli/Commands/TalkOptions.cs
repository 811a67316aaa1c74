using System.CommandLine;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary>The options of every command about how much is said, and how it looks.</summary>
internal sealed class TalkOptions
{
    private const string Auto = "auto";
    private const string Plain = "plain";
    private const string None = "none";
    private const string Always = "always";
    private const string Never = "never";

    private readonly Option<bool> _quiet = new("--quiet", "-q")
    {
        Description = "Says nothing where all is well; results that were asked for still go to standard output.",
        Recursive = true,
    };

    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Shows the logs of the builds as they are written.",
        Recursive = true,
    };

    private readonly Option<string?> _progress = new("--progress")
    {
        Description = "auto is one moving line on a terminal and a line for each step elsewhere; plain, or none. Default: auto.",
        HelpName = "auto|plain|none",
        Recursive = true,
    };

    private readonly Option<string?> _colour = new("--color")
    {
        Description = "auto, always or never. Default: auto, which respects NO_COLOR.",
        HelpName = "WHEN",
        Recursive = true,
    };

    public void AddTo(RootCommand root)
    {
        _progress.AcceptOnlyFromAmong(Auto, Plain, None);
        _colour.AcceptOnlyFromAmong(Auto, Always, Never);
        root.Add(_quiet);
        root.Add(_verbose);
        root.Add(_progress);
        root.Add(_colour);
        _quiet.Validators.Add(result =>
        {
            if (result.GetValue(_verbose))
                result.AddError("--quiet and --verbose exclude each other");
        });
    }

    /// <summary>The console that speaks as asked for; null where nothing is asked for.</summary>
    public IConsole? Adjust(ParseResult parsed, IConsole console)
    {
        var (quiet, verbose) = (parsed.GetValue(_quiet), parsed.GetValue(_verbose));
        var (progress, colour) = (parsed.GetValue(_progress), parsed.GetValue(_colour));
        if (!quiet && !verbose && progress is null && colour is null)
            return null;

        var style = progress switch
        {
            None => ProgressStyle.None,
            Plain => ProgressStyle.Plain,
            // A moving line and a log would write over each other.
            _ when verbose => ProgressStyle.Plain,
            null when quiet => ProgressStyle.None,
            _ => ProgressStyle.Auto,
        };

        return new AdjustedConsole(
            console,
            new(style, verbose, quiet),
            colour switch
            {
                Always => true,
                Never => false,
                _ => null,
            }
        );
    }
}
