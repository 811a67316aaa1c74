using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Application;
using DockerSplit.Engine;
using DockerSplit.Engine.Verification;
using DockerSplit.Engine.Verification.Services;

namespace DockerSplit.Cli.Reports;

/// <summary>The plain docker commands with which a person sees what was seen.</summary>
internal static class Reproduction
{
    private const string Original = "original";

    /// <param name="dockerfile">The original.</param>
    /// <param name="rewritten">The rewritten one, where it lies or would lie.</param>
    /// <param name="directory">Where the program was called: paths are told as seen from there.</param>
    public static ImmutableArray<string> Commands(
        string dockerfile,
        string rewritten,
        BuildInputs inputs,
        string directory,
        ProbeRecipe recipe,
        SecretMask mask
    )
    {
        // Before any quoting, which would change a secret so that it is not recognised.
        var container = Masked(recipe.Container, mask);
        var seen = Masked(SeenFrom(directory, inputs), mask);
        Service[] services = container.Isolated ? [] : [.. recipe.Services.Select(service => Masked(SeenFrom(directory, service), mask))];

        return
        [
            .. CommandsOf(Original, mask.Apply(dockerfile), seen, container, services),
            .. CommandsOf("rewritten", mask.Apply(rewritten), seen, container, services),
        ];
    }

    private static BuildInputs SeenFrom(string directory, BuildInputs inputs) =>
        inputs with
        {
            Context = Path.GetRelativePath(directory, inputs.Context),
            Secrets =
            [
                .. inputs.Secrets.Select(secret =>
                    secret.IsVariable ? secret : secret with { Source = Path.GetRelativePath(directory, secret.Source) }
                ),
            ],
        };

    private static Service SeenFrom(string directory, Service service) =>
        service.Build is { DockerfilePath: { } path } build
            ? service with
            {
                Build = build with
                {
                    DockerfilePath = Path.GetRelativePath(directory, path),
                    ContextDirectory = Path.GetRelativePath(directory, build.ContextDirectory),
                },
            }
            : service;

    private static Service Masked(Service service, SecretMask mask) =>
        service with
        {
            Container = Masked(service.Container, mask),
            Build = service.Build is { } build
                ? build with
                {
                    BuildArguments = build.BuildArguments.SetItems(
                        build.BuildArguments.Select(pair =>
                            KeyValuePair.Create(pair.Key, pair.Value is { } value ? mask.Apply(Value(pair.Key, value)) : null)
                        )
                    ),
                }
                : null,
        };

    private static BuildInputs Masked(BuildInputs inputs, SecretMask mask) =>
        inputs with
        {
            Context = mask.Apply(inputs.Context),
            Secrets = [.. inputs.Secrets.Select(secret => secret with { Id = mask.Apply(secret.Id), Source = mask.Apply(secret.Source) })],
            Flags = [.. inputs.Flags.Select(flag => flag with { Value = flag.Value is { } value ? mask.Apply(Masked(value)) : null })],
        };

    private static ContainerSettings Masked(ContainerSettings container, SecretMask mask) =>
        container with
        {
            Environment = [.. container.Environment.Select(variable => mask.Apply(Masked(variable)))],
            Entrypoint = container.Entrypoint is { } entrypoint ? [.. entrypoint.Select(mask.Apply)] : null,
            Command = container.Command is { } command ? [.. command.Select(mask.Apply)] : null,
            User = container.User is { } user ? mask.Apply(user) : null,
        };

    private static IEnumerable<string> CommandsOf(
        string role,
        string dockerfile,
        BuildInputs inputs,
        ContainerSettings container,
        Service[] services
    )
    {
        var tag = $"docksplit-{role}";
        var arguments = inputs
            .Arguments.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => Option("--build-arg", $"{pair.Key}={Value(pair.Key, pair.Value)}"));
        var secrets = inputs.Secrets.Select(secret => Option("--secret", secret.Argument));
        var flags = inputs
            .Flags.Where(flag => !flag.IsForOriginal || role == Original)
            .Select(flag => flag.Value is { } value ? Option(flag.Option, value) : flag.Option);
        yield return Join([
            "docker build",
            $"-t {tag}",
            Option("-f", dockerfile),
            .. inputs.Platform is { } platform ? [Option("--platform", platform)] : Array.Empty<string>(),
            .. arguments,
            .. secrets,
            .. flags,
            Quote(inputs.Context),
        ]);

        var network = services is [] ? null : tag;
        if (network is not null)
            yield return Join(["docker network create", network]);
        foreach (var command in services.SelectMany(service => CommandsOf(service, tag)))
            yield return command;

        yield return Join([
            "docker run --rm --publish-all",
            .. network is null ? Array.Empty<string>() : [Option("--network", network)],
            .. RunOptions(container),
            tag,
            .. (container.Command ?? []).Select(Quote),
        ]);
    }

    /// <summary>What starts a service in the network of the image that is asked, which has the image's name.</summary>
    private static IEnumerable<string> CommandsOf(Service service, string asked)
    {
        var image = service.IsOwn ? asked : service.Image ?? $"docksplit-service-{service.Name}";
        if (service.Build is { DockerfilePath: { } path } build)
            yield return Join([
                "docker build",
                Option("-t", image),
                Option("-f", path),
                .. build.Target is { } target ? [Option("--target", target)] : Array.Empty<string>(),
                .. build.BuildArguments.Select(pair => Option("--build-arg", $"{pair.Key}={pair.Value}")),
                Quote(build.ContextDirectory),
            ]);

        yield return Join([
            "docker run --detach --rm",
            Option("--network", asked),
            .. ((string[])[service.Name, .. service.Aliases]).Select(name => Option("--network-alias", name)),
            .. RunOptions(service.Container),
            Quote(image),
            .. (service.Container.Command ?? []).Select(Quote),
        ]);
    }

    private static IEnumerable<string> RunOptions(ContainerSettings container) =>
        [
            .. container.Environment.Select(variable => Option("--env", variable)),
            .. container.Entrypoint is { } entrypoint ? [Option("--entrypoint", string.Join(' ', entrypoint))] : Array.Empty<string>(),
            .. container.User is { } user ? [Option("--user", user)] : Array.Empty<string>(),
            .. container.Hostname is { } name ? [Option("--hostname", name)] : Array.Empty<string>(),
            .. container.WorkingDirectory is { } directory ? [Option("--workdir", directory)] : Array.Empty<string>(),
            .. container.Isolated ? ["--network none"] : Array.Empty<string>(),
            .. container.Volumes.Select(path => Option("--volume", path)),
            .. container.Tmpfs.Select(path => Option("--tmpfs", path)),
            .. container.AddedCapabilities.Select(name => Option("--cap-add", name)),
            .. container.DroppedCapabilities.Select(name => Option("--cap-drop", name)),
            .. container.SharedMemory is { } bytes
                ? [string.Create(CultureInfo.InvariantCulture, $"--shm-size {bytes}")]
                : Array.Empty<string>(),
        ];

    private static string Masked(string variable)
    {
        var parts = variable.Split('=', 2);

        return parts is [var name, var value] ? $"{name}={Value(name, value)}" : variable;
    }

    private static string Value(string name, string value) => SecretMask.LooksSecret(name) ? SecretMask.Mask : value;

    private static string Option(string name, string value) => $"{name} {Quote(value)}";

    private static string Join(IEnumerable<string> words) => string.Join(' ', words);

    /// <summary>For a POSIX shell.</summary>
    private static string Quote(string text) =>
        text.Length > 0
        && text.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:=,@+".Contains(character, StringComparison.Ordinal))
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
