using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems.Python;

/// <summary>Python: pip and setup scripts, virtual environments, uv, Poetry, Pipenv and conda.</summary>
internal sealed class PythonEcosystem() : Ecosystem("Python")
{
    private static readonly string[] SystemDirectories = ["/usr", "/usr/local", "/"];

    internal override ImmutableArray<CommandReader> Commands =>
        [
            new(["python"], Interpreter),
            new(["pip"], Pip),
            new(["virtualenv"], VirtualEnvironment),
            new(["easy_install"], invocation => Place.Installed(invocation, SitePackages(invocation))),
            .. new PythonTools(this).Commands,
        ];

    /// <summary>Where pip installs to: an environment, or what the image's own interpreter reads.</summary>
    internal ImmutableArray<StepPath> SitePackages(Invocation invocation) =>
        EnvironmentOf(invocation) is { } environment ? [environment]
        : Places(invocation) is { IsEmpty: false } places ? places
        // An interpreter that was built here is most likely one in /usr/local, of a version that the text does not tell.
        : invocation.Memory.HasConfigured ? [Place.Of("/usr/local/lib/python3*/site-packages"), StepPath.At("/usr/local/bin")]
        : [];

    /// <summary>The environment whose own command is called, that was made before, or that is switched on for all.</summary>
    internal static StepPath? EnvironmentOf(Invocation invocation)
    {
        if (invocation.Program?.Value is ['/', ..] program && EnvironmentAt(program) is { } environment)
            return environment;

        return invocation.Memory.EnvironmentOf("pip") ?? Place.OfVariable(invocation, "VIRTUAL_ENV");
    }

    /// <summary>The environment that a program or the environment's own path names: <c>/venv/bin/python</c>, <c>/venv</c>.</summary>
    private static StepPath? EnvironmentAt(string path)
    {
        var directory = ContainerPath.Parent(path);
        var root = ContainerPath.Parent(directory);

        return ContainerPath.Name(directory) == "bin" && !SystemDirectories.Contains(root) ? StepPath.At(root) : null;
    }

    internal IEnumerable<Effect> Pip(Invocation invocation)
    {
        var operands = invocation.Operands(
            "-r",
            "--requirement",
            "-c",
            "--constraint",
            "-i",
            "--index-url",
            "--extra-index-url",
            "-f",
            "--find-links",
            "-t",
            "--target",
            "--prefix",
            "--root",
            "-e",
            "--editable",
            "-w",
            "--wheel-dir",
            "-d",
            "--dest",
            "--trusted-host",
            "--platform",
            "--python-version",
            "--python"
        );
        if (operands is [{ Value: "wheel" or "download" }, ..])
            return Place.Built(
                "pip",
                invocation.WorkingDirectory,
                invocation.Option("-w", "--wheel-dir", "-d", "--dest") is { } named ? [invocation.Path(named)] : []
            );
        if (operands is not [{ Value: "install" }, .. var packages])
            return operands.IsEmpty ? [new InstallLanguagePackages(invocation.Name, [])] : [new NoEffect()];

        var onlyTools =
            !packages.IsEmpty
            && !invocation.Has("-r", "--requirement", "-e", "--editable")
            && packages.All(package => package.Value?.Split('=', '<', '>', '~', '!')[0] is "pip" or "setuptools" or "wheel");

        return onlyTools
            ? [new InstallLanguagePackages("pip", [])]
            : Place.Installed(invocation, [.. Roots(invocation), .. Editable(invocation)]);
    }

    private ImmutableArray<StepPath> Roots(Invocation invocation) =>
        invocation.Option("-t", "--target", "--prefix", "--root") is { } named ? [invocation.Path(named)]
        : invocation.Option("--python") is { Value: ['/', ..] interpreter } && EnvironmentAt(interpreter) is { } environment ? [environment]
        : invocation.Has("--user") ? [Place.OfVariable(invocation, "PYTHONUSERBASE") ?? Place.Home(invocation, ".local")]
        : SitePackages(invocation);

    /// <summary>Packages that stay where their sources are; an address is cloned to <c>src</c>.</summary>
    private static IEnumerable<StepPath> Editable(Invocation invocation) =>
        invocation
            .Options("-e", "--editable")
            .Select(source =>
                source.Value?.Contains("://", StringComparison.Ordinal) == true
                    ? invocation.WorkingDirectory.Below("src")
                    : invocation.Path(source with { Value = source.Value?.Split('[')[0], HasGlob = false })
            );

    /// <summary><c>virtualenv DIRECTORY</c> and <c>python -m venv DIRECTORY</c>; what pip installs afterwards goes there.</summary>
    internal static IEnumerable<Effect> VirtualEnvironment(Invocation invocation)
    {
        var root = invocation.Operands("-p", "--python", "--prompt") is [.., var directory]
            ? invocation.Path(directory)
            : invocation.WorkingDirectory.Below(".venv");

        return [new CreateEnvironment("pip", root), new InstallLanguagePackages("venv", [root])];
    }

    private IEnumerable<Effect> Interpreter(Invocation invocation)
    {
        var module = invocation.Option("-m");
        var behind = module?.Value is { } name ? invocation.Behind(name) : invocation;

        return (module ?? invocation.Arguments.FirstOrDefault(argument => argument.Value is not ['-', ..]))?.Value switch
        {
            "pip" when module is not null => Pip(behind with { Name = "pip" }),
            "venv" or "virtualenv" when module is not null => VirtualEnvironment(behind),
            "ensurepip" or "compileall" when module is not null => [new InstallLanguagePackages("pip", [])],
            "build" when module is not null => Place.Built(
                "python",
                invocation.WorkingDirectory,
                [behind.Option("-o", "--outdir") is { } output ? invocation.Path(output) : invocation.WorkingDirectory.Below("dist")]
            ),
            { } script when ContainerPath.Name(script) == "get-pip.py" => [new InstallLanguagePackages("pip", [])],
            { } script when ContainerPath.Name(script) == "setup.py" => Setup(invocation),
            _ => [new UnknownEffect($"'{invocation.Name}' runs a program that is not known")],
        };
    }

    private IEnumerable<Effect> Setup(Invocation invocation)
    {
        var built = Place.Built(
            "python",
            invocation.WorkingDirectory,
            [invocation.WorkingDirectory.Below("build"), invocation.WorkingDirectory.Below("dist")]
        );
        if (!invocation.Has("install", "develop"))
            return built;
        var roots = invocation.Option("--prefix", "--root") is { } named ? [invocation.Path(named)] : SitePackages(invocation);

        return [.. built, .. Place.Installed(invocation, invocation.Has("develop") ? [.. roots, invocation.WorkingDirectory] : roots)];
    }
}
