using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using DockerSplit.Pipeline;
using DockerSplit.Terminal;

namespace DockerSplit.Commands;

/// <summary>The options about building and asking that several commands share.</summary>
internal sealed class VerificationOptions(IConsole console)
{
    private const int LastPort = 65535;

    private readonly Option<string?> _context = new("--context")
    {
        Description = "The build context. Default: the directory of the Dockerfile.",
        HelpName = "DIR",
    };

    private readonly Option<string[]> _buildArguments = new("--build-arg")
    {
        Description = "A value for an ARG, as docker build takes it; without =VALUE it comes from the environment. May be repeated.",
        HelpName = "NAME=VALUE",
        Validators = { RequireNames },
    };

    private readonly Option<int[]> _ports = new("--port")
    {
        Description = "A TCP port to ask both containers on. Default: the exposed ones. May be repeated.",
        HelpName = "N",
        Validators = { RequirePorts },
    };

    private readonly Option<string[]> _paths = new("--path")
    {
        Description = "An HTTP path to ask both containers for. Default: /. May be repeated.",
        HelpName = "PATH",
        Validators = { RequirePaths },
    };

    private readonly Option<TimeSpan?> _timeout = new("--timeout")
    {
        Description = "How long a container may take until it answers, such as 90s or 2m. Default: 60s.",
        HelpName = "TIME",
        CustomParser = Duration.Parse,
    };

    public void AddTo(Command command)
    {
        command.Add(_context);
        command.Add(_buildArguments);
        command.Add(_ports);
        command.Add(_paths);
        command.Add(_timeout);
    }

    public ProbeOptions Probes(ParseResult parsed) =>
        new(
            [.. parsed.GetValue(_ports) ?? []],
            [.. parsed.GetValue(_paths) ?? []],
            parsed.GetValue(_timeout) ?? ProbeOptions.DefaultTimeout
        );

    /// <summary>The build context, absolute: the one the user names, or where the Dockerfile lies.</summary>
    public string Context(ParseResult parsed, string? dockerfile)
    {
        var named = parsed.GetValue(_context);
        var path = named is null
            ? Path.GetDirectoryName(dockerfile) ?? console.WorkingDirectory
            : Path.GetFullPath(named, console.WorkingDirectory);
        if (!Directory.Exists(path))
            throw new EnvironmentFailure($"the build context '{named ?? path}' is no directory", ExitCode.Usage);

        return path;
    }

    /// <summary>The values by name; the last one wins, and a name that the environment lacks stays unset, as with docker build.</summary>
    public ImmutableDictionary<string, string> BuildArguments(ParseResult parsed)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var argument in parsed.GetValue(_buildArguments) ?? [])
        {
            var parts = argument.Split('=', 2);
            if ((parts.Length == 2 ? parts[1] : console.Variable(parts[0])) is { } value)
                values[parts[0]] = value;
        }

        return values.ToImmutable();
    }

    private static void RequireNames(OptionResult result) =>
        Require(result, value => value.Length > 0 && value[0] != '=', "is no NAME=VALUE");

    private static void RequirePorts(OptionResult result) =>
        Require(
            result,
            value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= LastPort,
            "is no TCP port"
        );

    private static void RequirePaths(OptionResult result) => Require(result, value => value.StartsWith('/'), "must begin with /");

    private static void Require(OptionResult result, Func<string, bool> isGood, string complaint)
    {
        foreach (var token in result.Tokens.Where(token => !isGood(token.Value)))
            result.AddError($"{result.IdentifierToken?.Value}: '{token.Value}' {complaint}");
    }
}
