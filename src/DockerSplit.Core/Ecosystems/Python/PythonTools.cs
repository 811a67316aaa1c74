using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems.Python;

/// <summary>The tools that manage environments by themselves: uv, Poetry, Pipenv, PDM and conda.</summary>
internal sealed class PythonTools(PythonEcosystem python)
{
    private const string InProject = ".venv";

    public ImmutableArray<CommandReader> Commands =>
        [new(["uv"], Uv), new(["poetry"], Poetry), new(["pipenv"], Pipenv), new(["conda", "mamba", "micromamba"], Conda)];

    private IEnumerable<Effect> Uv(Invocation invocation) =>
        invocation.Operands("--directory", "--project", "--python", "-p", "--cache-dir", "--config-file", "--color") switch
        {
            [{ Value: "pip" }, ..] => python.Pip(invocation.Behind("pip")),
            [{ Value: "venv" }, ..] => PythonEcosystem.VirtualEnvironment(invocation.Behind("venv")),
            [{ Value: "sync" or "add" }, ..] =>
            [
                new InstallLanguagePackages(
                    "uv",
                    [Place.OfVariable(invocation, "UV_PROJECT_ENVIRONMENT") ?? Project(invocation).Below(InProject)]
                ),
            ],
            [{ Value: "tool" }, { Value: "install" }, ..] =>
            [
                new InstallLanguagePackages(
                    "uv",
                    [
                        Place.OfVariable(invocation, "UV_TOOL_DIR") ?? Place.Home(invocation, ".local/share/uv/tools"),
                        Place.OfVariable(invocation, "UV_TOOL_BIN_DIR") ?? Place.Home(invocation, ".local/bin"),
                    ]
                ),
            ],
            [{ Value: "python" }, { Value: "install" }, ..] =>
            [
                new InstallLanguagePackages(
                    "uv",
                    [Place.OfVariable(invocation, "UV_PYTHON_INSTALL_DIR") ?? Place.Home(invocation, ".local/share/uv/python")]
                ),
            ],
            [{ Value: "build" }, ..] => Place.Built(
                "uv",
                Project(invocation),
                [invocation.Option("-o", "--out-dir") is { } output ? invocation.Path(output) : Project(invocation).Below("dist")]
            ),
            [{ Value: "export" or "lock" }, ..] =>
            [
                new WriteFiles([
                    invocation.Option("-o", "--output-file") is { } named
                        ? invocation.Path(named)
                        : invocation.WorkingDirectory.Below("uv.lock"),
                ]),
            ],
            [{ Value: "run" }, ..] => [new UnknownEffect("'uv' runs a program that is not known")],
            _ => [new NoEffect()],
        };

    /// <summary>The directory of the project, which options of uv and of Poetry name.</summary>
    private static StepPath Project(Invocation invocation) =>
        invocation.Option("--project", "--directory", "-C") is { } named ? invocation.Path(named) : invocation.WorkingDirectory;

    /// <summary>Poetry makes an environment in its cache unless it is told not to make one, or to make it in the project.</summary>
    private IEnumerable<Effect> Poetry(Invocation invocation) =>
        invocation.Operands(
            "-n",
            "-o",
            "--output",
            "-f",
            "--format",
            "--with",
            "--without",
            "--only",
            "-E",
            "--extras",
            "-C",
            "--directory"
        ) switch
        {
            [{ Value: "config" }, { Value: "virtualenvs.create" }, { Value: "false" }, ..] when Own(invocation) is [var place, ..] =>
            [
                new CreateEnvironment("poetry", place),
            ],
            [{ Value: "config" }, { Value: "virtualenvs.in-project" }, { Value: "true" }, ..] =>
            [
                new CreateEnvironment("poetry", invocation.WorkingDirectory.Below(InProject)),
            ],
            [{ Value: "install" or "sync" or "add" or "update" }, ..] => Place.Installed(invocation, PoetryRoots(invocation)),
            [{ Value: "build" }, ..] => Place.Built("poetry", Project(invocation), [Project(invocation).Below("dist")]),
            [{ Value: "export" }, ..] when invocation.Option("-o", "--output") is { } named => [new WriteFiles([invocation.Path(named)])],
            [{ Value: "run" }, ..] => [new UnknownEffect("'poetry' runs a program that is not known")],
            _ => [new NoEffect()],
        };

    private ImmutableArray<StepPath> PoetryRoots(Invocation invocation) =>
        PythonEcosystem.EnvironmentOf(invocation) is { } environment ? [environment]
        : invocation.Setting("POETRY_VIRTUALENVS_CREATE") is "false" or "0" ? Own(invocation)
        : invocation.Setting("POETRY_VIRTUALENVS_IN_PROJECT") is "true" or "1" ? [Project(invocation).Below(InProject)]
        : invocation.Memory.EnvironmentOf("poetry") switch
        {
            { Value: { } place } when ContainerPath.Name(place) == InProject => [Project(invocation).Below(InProject)],
            { Value: not null } => Own(invocation),
            _ => [],
        };

    private IEnumerable<Effect> Pipenv(Invocation invocation)
    {
        if (invocation.Operands("--python") is not [{ Value: "install" or "sync" }, ..])
            return invocation.Operands() is [{ Value: "run" }, ..]
                ? [new UnknownEffect("'pipenv' runs a program that is not known")]
                : [new NoEffect()];

        return Place.Installed(
            invocation,
            invocation.Has("--system") || invocation.Setting("PIPENV_SYSTEM") is "1" ? python.SitePackages(invocation)
                : invocation.Setting("PIPENV_VENV_IN_PROJECT") is "1" or "true" ? [invocation.WorkingDirectory.Below(InProject)]
                : [Place.OfVariable(invocation, "WORKON_HOME") ?? Place.Home(invocation, ".local/share/virtualenvs")]
        );
    }

    /// <summary>conda's environments have everything below their own prefix.</summary>
    private IEnumerable<Effect> Conda(Invocation invocation)
    {
        var verb = invocation.Operands("-n", "--name", "-p", "--prefix", "-c", "--channel", "-f", "--file", "-r", "--root-prefix");
        if (verb is not ([{ Value: "install" or "create" or "update" }, ..] or [{ Value: "env" }, { Value: "create" or "update" }, ..]))
            return verb is [{ Value: "run" }, ..]
                ? [new UnknownEffect($"'{invocation.Name}' runs a program that is not known")]
                : [new NoEffect()];

        var prefix =
            invocation.Option("-p", "--prefix") is { } named ? invocation.Path(named)
            : Root(invocation) is not { } root ? null
            : invocation.Option("-n", "--name")?.Value switch
            {
                "base" => root,
                { } name => root.Below("envs/" + name),
                null => verb is [{ Value: "install" or "update" }, ..] ? root : root.Below("envs"),
            };

        return Place.Installed(invocation, prefix is null ? [] : [prefix]);
    }

    private StepPath? Root(Invocation invocation) =>
        invocation.Option("-r", "--root-prefix") is { } named
            ? invocation.Path(named)
            : Place.OfVariable(invocation, "MAMBA_ROOT_PREFIX")
                ?? Place.OfVariable(invocation, "CONDA_DIR")
                ?? (python.Data.PlacesOn(invocation.Memory.BaseImage, PlaceUse.Tools) is [var root, ..] ? StepPath.At(root) : null);

    /// <summary>The interpreter's own packages.</summary>
    private ImmutableArray<StepPath> Own(Invocation invocation) => python.SitePackages(invocation);
}
