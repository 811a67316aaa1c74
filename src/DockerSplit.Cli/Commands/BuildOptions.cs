using System.Collections.Immutable;
using System.CommandLine;
using DockerSplit.Application;
using DockerSplit.Cli.Configuration;
using DockerSplit.Cli.Terminal;
using DockerSplit.Engine.Builds;

namespace DockerSplit.Cli.Commands;

/// <summary>The options about building that several commands share.</summary>
internal sealed class BuildOptions(IConsole console)
{
    private readonly Option<string?> _context = new("--context")
    {
        Description = "The build context. Default: the directory of the Dockerfile.",
        HelpName = "DIR",
    };

    private readonly Option<string[]> _arguments = new("--build-arg")
    {
        Description = "A value for an ARG, as docker build takes it; without =VALUE it comes from the environment. May be repeated.",
        HelpName = "NAME=VALUE",
        Validators = { OptionChecks.Names },
    };

    private readonly Option<string[]> _secrets = new("--secret")
    {
        Description = "A secret for the build, as docker build takes it: id=ID,src=FILE or id=ID,env=VARIABLE. May be repeated.",
        HelpName = "SECRET",
    };

    private readonly Option<string?> _builder = new("--builder")
    {
        Description = "The buildx builder that builds, such as one on a remote machine. Default: the current one.",
        HelpName = "NAME",
    };

    public void AddTo(Command command)
    {
        command.Add(_context);
        command.Add(_arguments);
        command.Add(_secrets);
        command.Add(_builder);
    }

    public string? Builder(ParseResult parsed) => parsed.GetValue(_builder);

    /// <summary>The secrets with their contents, which are read now so that nothing shows them later.</summary>
    /// <exception cref="EnvironmentFailure">One is not well-formed, or is not there.</exception>
    public ImmutableArray<BuildSecret> Secrets(ParseResult parsed) =>
        [.. (parsed.GetValue(_secrets) ?? []).Select(text => SecretReader.Read(text, console))];

    /// <summary>The build context, absolute: the one the user names, or where the Dockerfile lies.</summary>
    public string Context(ParseResult parsed, string? dockerfile)
    {
        var named = parsed.GetValue(_context);
        var path = named is null
            ? Path.GetDirectoryName(dockerfile) ?? console.WorkingDirectory
            : Path.GetFullPath(named, console.WorkingDirectory);
        if (!Directory.Exists(path))
            throw new EnvironmentFailure($"the build context '{named ?? path}' is no directory", FailureKind.Usage);

        return path;
    }

    /// <summary>The values by name; the last one wins, and a name that the environment lacks stays unset, as with docker build.</summary>
    public ImmutableDictionary<string, string> Arguments(ParseResult parsed)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var argument in parsed.GetValue(_arguments) ?? [])
        {
            var parts = argument.Split('=', 2);
            if ((parts.Length == 2 ? parts[1] : console.Variable(parts[0])) is { } value)
                values[parts[0]] = value;
        }

        return values.ToImmutable();
    }
}
