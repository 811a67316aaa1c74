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

    private readonly Option<string?> _platform = new("--platform")
    {
        Description =
            "The platform that both images are built for, such as linux/arm64. Of several, with commas between, rewrite plans on the first that can be built and checks on the others. Default: the engine's own.",
        HelpName = "OS/ARCH",
        Validators = { OptionChecks.Platforms },
    };

    private readonly Option<string?> _target = new("--target")
    {
        Description = "The stage to build, by name or number, in the Dockerfiles that have it. Default: the last one.",
        HelpName = "STAGE",
    };

    /// <summary>Options that are handed through as they are: what they say is docker's own business.</summary>
    private readonly ImmutableArray<PassedOption> _passed =
    [
        PassedOption.OfValues(
            "--ssh",
            "ssh",
            "An SSH agent or key for RUN --mount=type=ssh, as docker build takes it.",
            "default|ID=PATH"
        ) with
        {
            NeedsBuildKit = true,
        },
        PassedOption.OfValues(
            "--build-context",
            BuildFlag.Contexts,
            "A further build context, as docker build takes it.",
            "NAME=SOURCE"
        ) with
        {
            NeedsBuildKit = true,
        },
        PassedOption.OfValues("--add-host", "extra-hosts", "A name and its address for RUN steps.", "NAME:ADDRESS"),
        PassedOption.OfValues("--cache-from", "cache-from", "Where build caches come from, as docker build takes it.", "SOURCE"),
        PassedOption.OfValues("--cache-to", "cache-to", "Where the build cache goes, as docker build takes it.", "TARGET") with
        {
            NeedsBuildKit = true,
        },
        PassedOption.OfValues("--label", "labels", "A label for both images.", "NAME=VALUE"),
        PassedOption.OfValue(
            "--build-network",
            "network",
            "The network of RUN steps, docker build's own --network.",
            "default|none|host"
        ) with
        {
            Passed = "--network",
        },
        PassedOption.Of(
            "--no-cache",
            "no-cache",
            "Builds the original without the build cache; the rewritten one is compared with that."
        ) with
        {
            IsForOriginal = true,
        },
        PassedOption.Of("--pull", "pull", "Asks the registry for a newer base image first.") with
        {
            IsForOriginal = true,
        },
    ];

    /// <summary>Whether the command does its work on several platforms.</summary>
    public bool TakesSeveralPlatforms { get; init; }

    public void AddTo(Command command)
    {
        if (!TakesSeveralPlatforms)
            command.Validators.Add(result =>
            {
                if (result.GetValue(_platform)?.Contains(',') == true)
                    result.AddError($"--platform: {command.Name} takes one platform; rewrite takes several");
            });
        command.Add(_context);
        command.Add(_arguments);
        command.Add(_secrets);
        command.Add(_builder);
        command.Add(_platform);
        command.Add(_target);
        foreach (var passed in _passed)
            command.Add(passed.Option);
    }

    /// <summary>What every build is given. Secrets are read now, so that nothing shows them later.</summary>
    /// <param name="dockerfile">The original, absolute; null for standard input.</param>
    /// <exception cref="EnvironmentFailure">The context is no directory; a secret is not well-formed, or is not there.</exception>
    /// <param name="context">The build context that the argument names; null where it names none.</param>
    /// <param name="from">What a compose or bake file says of the build; the command line wins.</param>
    public BuildInputs Inputs(ParseResult parsed, string? dockerfile, string? context = null, BuildTarget? from = null)
    {
        ImmutableArray<string> platforms = [.. parsed.GetValue(_platform)?.Split(',').Distinct() ?? []];

        return new(Context(parsed, dockerfile, context ?? from?.Context))
        {
            Arguments = (from?.Arguments ?? ImmutableDictionary<string, string>.Empty).SetItems(Arguments(parsed)),
            Builder = parsed.GetValue(_builder),
            Secrets = [.. (parsed.GetValue(_secrets) ?? []).Select(text => SecretReader.Read(text, console))],
            Platform = platforms.FirstOrDefault(),
            Platforms = platforms,
            Target = parsed.GetValue(_target) ?? from?.Target,
            Flags = [.. _passed.SelectMany(passed => passed.Flags(parsed))],
        };
    }

    /// <summary>The build context, absolute: the one the user names, or where the Dockerfile lies.</summary>
    private string Context(ParseResult parsed, string? dockerfile, string? argument)
    {
        var named = parsed.GetValue(_context) ?? argument;
        var path = named is null
            ? Path.GetDirectoryName(dockerfile) ?? console.WorkingDirectory
            : Path.GetFullPath(named, console.WorkingDirectory);
        if (!Directory.Exists(path))
            throw new EnvironmentFailure($"the build context '{named ?? path}' is no directory", FailureKind.Usage);

        return path;
    }

    /// <summary>The values by name; the last one wins, and a name that the environment lacks stays unset, as with docker build.</summary>
    private ImmutableDictionary<string, string> Arguments(ParseResult parsed)
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
