using System.Collections.Immutable;
using System.CommandLine;
using DockerSplit.Cli.Configuration;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Terminal;
using DockerSplit.Engine.Verification;

namespace DockerSplit.Cli.Commands;

/// <summary>The options about running and asking that several commands share. Each that is given takes the place of what the settings file says.</summary>
internal sealed class VerificationOptions(IConsole console)
{
    private const string None = "none";
    private const string Needed = "needed";

    private readonly Option<int[]> _ports = new("--port")
    {
        Description = "A TCP port to ask both containers on. Default: the exposed ones. May be repeated.",
        HelpName = "N",
        Validators = { OptionChecks.Ports },
    };

    private readonly Option<string[]> _paths = new("--path")
    {
        Description = "An HTTP path to ask both containers for. Default: /. May be repeated.",
        HelpName = "PATH",
        Validators = { OptionChecks.Paths },
    };

    private readonly Option<string?> _method = new("--method")
    {
        Description = "The HTTP method for every path. Default: GET.",
        HelpName = "METHOD",
        Validators = { OptionChecks.Methods },
    };

    private readonly Option<string[]> _headers = new("--header")
    {
        Description = "An HTTP header, 'Name: value'. May be repeated.",
        HelpName = "HEADER",
        Validators = { OptionChecks.Headers },
    };

    private readonly Option<string?> _body = new("--body") { Description = "The body of each HTTP request.", HelpName = "TEXT" };

    private readonly Option<int?> _expectedStatus = new("--expect-status")
    {
        Description = "The HTTP status that the original must answer with. Default: any.",
        HelpName = "N",
        Validators = { OptionChecks.Statuses },
    };

    private readonly Option<string?> _send = new("--send")
    {
        Description = "What to send over TCP instead of an HTTP request; \\r, \\n, \\t, \\0, \\xHH and \\\\ are understood.",
        HelpName = "TEXT",
    };

    private readonly Option<string?> _expect = new("--expect")
    {
        Description = "A regular expression that the original's answer over TCP must match.",
        HelpName = "REGEX",
        Validators = { OptionChecks.Expressions },
    };

    private readonly Option<string[]> _exec = new("--exec")
    {
        Description = "A command to run in both containers; exit code and output are compared. No shell is used. May be repeated.",
        HelpName = "COMMAND",
        Validators = { OptionChecks.Commands },
    };

    private readonly Option<string[]> _runs = new("--run-arg")
    {
        Description = "Arguments to run both images with once, such as '--version'; exit code and output are compared. May be repeated.",
        HelpName = "ARGS",
        Validators = { OptionChecks.Commands },
    };

    private readonly Option<string[]> _environment = new("--env")
    {
        Description = "A variable for both containers; without =VALUE it comes from the environment. May be repeated.",
        HelpName = "NAME=VALUE",
        Validators = { OptionChecks.Names },
    };

    private readonly Option<string?> _compose = new("--compose")
    {
        Description = "A compose file whose service tells how to run the containers.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _noCompose = new("--no-compose") { Description = "Leaves the compose file beside the Dockerfile aside." };

    private readonly Option<string?> _service = new("--service")
    {
        Description = "The service of the compose file. Default: the one that builds the Dockerfile, or the only one.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _services = new("--services")
    {
        Description =
            "Whether what the compose service depends on is started beside each container, in a network of its own, published nowhere. Default: needed where the compose file is named, none where it is only found.",
        HelpName = "needed|none",
    };

    private readonly Option<string?> _network = new("--network")
    {
        Description = "bridge, or none: then both images are only run and asked by commands. Default: bridge.",
        HelpName = "bridge|none",
    };

    private readonly Option<string[]> _allow = new("--allow")
    {
        Description = "Lets settings of the repository ask for more than containers have by default: cap-add. May be repeated.",
        HelpName = "cap-add",
    };

    private readonly Option<string?> _trace = new("--trace")
    {
        Description =
            "Watches with strace which files both images' programs open. auto: where it can be had, within 30 % of the verification's time; on: however long it takes. Default: auto.",
        HelpName = "auto|on|off",
    };

    private readonly Option<TimeSpan?> _timeout = new("--timeout")
    {
        Description = "How long a container may take until it answers, such as 90s or 2m. Default: 60s.",
        HelpName = "TIME",
        CustomParser = OptionChecks.Duration,
    };

    public void AddTo(Command command)
    {
        Option[] options =
        [
            _ports,
            _paths,
            _method,
            _headers,
            _body,
            _expectedStatus,
            _send,
            _expect,
            _exec,
            _runs,
            _environment,
            _compose,
            _noCompose,
            _service,
            _services,
            _network,
            _allow,
            _trace,
            _timeout,
        ];
        _services.AcceptOnlyFromAmong(Needed, None);
        _network.AcceptOnlyFromAmong("bridge", None);
        _allow.AcceptOnlyFromAmong(Allowances.All);
        _trace.AcceptOnlyFromAmong(TraceModes.All);
        foreach (var option in options)
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_service) is not null && result.GetValue(_compose) is null)
                result.AddError("--service needs --compose");
            if (result.GetValue(_noCompose) && result.GetValue(_compose) is not null)
                result.AddError("--compose and --no-compose exclude each other");
            if (result.GetValue(_services) == Needed && result.GetValue(_noCompose))
                result.AddError("--services needed takes them from the compose file, which --no-compose leaves aside");
            if (result.GetValue(_services) == Needed && result.GetValue(_network) == None)
                result.AddError("--services needed has no use with --network none: no container could reach them");
        });
    }

    /// <summary>
    /// What the settings say, then the compose file that is named, then the options; below them the compose file that lies beside the
    /// Dockerfile.
    /// </summary>
    /// <param name="dockerfile">The Dockerfile that is built, absolute; null where nothing is run, or it is no file.</param>
    /// <param name="from">The compose file's service that it was found by; null for none.</param>
    public ProbeRecipe Recipe(ParseResult parsed, ProbeRecipe settings, string? dockerfile, BuildTarget? from = null)
    {
        if (parsed.GetValue(_compose) is { } name)
            return Asked(parsed, Named(parsed, name, parsed.GetValue(_service), settings, dockerfile));
        if (dockerfile is not null && !parsed.GetValue(_noCompose) && from is { Compose: { } file, Name: var service })
            return Asked(parsed, Named(parsed, file, service, settings, dockerfile));

        var plain = Asked(parsed, settings);
        if (dockerfile is null || parsed.GetValue(_noCompose))
            return plain;

        return FoundCompose.Apply(dockerfile, settings, console, parsed.GetValue(_services) == Needed) is { } found
            ? Asked(parsed, found) with
            {
                Otherwise = plain with { ServicesOption = found.ServicesOption },
            }
            : plain;
    }

    /// <summary>The recipe with what the options say.</summary>
    private ProbeRecipe Asked(ParseResult parsed, ProbeRecipe recipe)
    {
        if (parsed.GetValue(_ports) is { Length: > 0 } ports)
            recipe = recipe with { Ports = [.. ports] };
        if (parsed.GetValue(_send) is not null || parsed.GetValue(_expect) is not null)
            recipe = recipe with { Tcp = [new(Escapes.Read(parsed.GetValue(_send) ?? ""), parsed.GetValue(_expect))] };
        if (parsed.GetValue(_exec) is { Length: > 0 } commands)
            recipe = recipe with { Exec = Words(commands) };
        if (parsed.GetValue(_runs) is { Length: > 0 } runs)
            recipe = recipe with { Runs = Words(runs) };

        Allowances.Require(recipe.Container, [.. parsed.GetValue(_allow) ?? []]);
        var container = WithEnvironment(parsed, recipe.Container);

        return recipe with
        {
            Http = Http(parsed, recipe.Http),
            Container = parsed.GetValue(_network) is { } network ? container with { Isolated = network == None } : container,
            Trace = parsed.GetValue(_trace) is { } trace ? TraceModes.Of(trace) : recipe.Trace,
            Timeout = parsed.GetValue(_timeout) ?? recipe.Timeout,
        };
    }

    private ProbeRecipe Named(ParseResult parsed, string name, string? service, ProbeRecipe recipe, string? dockerfile)
    {
        var path = Path.GetFullPath(name, console.WorkingDirectory);
        var text = SmallFile.ReadText(path, name);
        var beside = FoundCompose.VariablesBeside(path, console);

        var place = new ComposePlace(
            name,
            Path.GetDirectoryName(path)!,
            variable => console.Variable(variable) ?? beside.GetValueOrDefault(variable),
            Root: null
        );
        service ??= dockerfile is null ? null : ComposeFile.BuilderOf(place, text, dockerfile);
        var applied = ComposeFile.Apply(name, text, service, recipe, place.Variable);

        return parsed.GetValue(_services) != None ? applied with { Services = ComposeServices.Needed(place, text, service) }
            : ComposeServices.AreNeeded(place, text, service) ? applied with { ServicesOption = ComposeServices.Option }
            : applied;
    }

    /// <summary>The paths of the command line, or those of the settings; method, headers, body and status are for all of them.</summary>
    private ImmutableArray<HttpQuestion> Http(ParseResult parsed, ImmutableArray<HttpQuestion> known)
    {
        var questions = parsed.GetValue(_paths) is { Length: > 0 } paths ? paths.Select(path => new HttpQuestion(path)) : known;

        return
        [
            .. questions.Select(question =>
                question with
                {
                    Method = parsed.GetValue(_method)?.ToUpperInvariant() ?? question.Method,
                    Headers = [.. question.Headers, .. (parsed.GetValue(_headers) ?? []).Select(Header)],
                    Body = parsed.GetValue(_body) ?? question.Body,
                    ExpectedStatus = parsed.GetValue(_expectedStatus) ?? question.ExpectedStatus,
                }
            ),
        ];
    }

    private static KeyValuePair<string, string> Header(string text)
    {
        var parts = text.Split(':', 2);

        return new(parts[0].Trim(), parts[1].Trim());
    }

    private ContainerSettings WithEnvironment(ParseResult parsed, ContainerSettings container)
    {
        var variables = (parsed.GetValue(_environment) ?? [])
            .Select(entry =>
                entry.Contains('=') ? entry
                : console.Variable(entry) is { } value ? $"{entry}={value}"
                : null
            )
            .OfType<string>();

        return container with
        {
            Environment = [.. container.Environment, .. variables],
        };
    }

    private static ImmutableArray<ImmutableArray<string>> Words(string[] lines) =>
        [.. lines.Select(line => CommandWords.Split(line) ?? [])];
}
