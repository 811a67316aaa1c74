using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Facts;
using DockerSplit.Knowledge;

namespace DockerSplit.Ecosystems.Node;

/// <summary>Node.js: npm, yarn, pnpm and bun.</summary>
internal sealed class NodeEcosystem() : Ecosystem("Node")
{
    private const string Modules = "node_modules";

    internal override ImmutableArray<CommandReader> Commands =>
        [new(["npm", "cnpm"], Npm), new(["yarn", "yarnpkg"], Yarn), new(["pnpm"], Pnpm), new(["bun"], Npm), new(["corepack"], Corepack)];

    internal override IEnumerable<Pruning> Prunings(StageAnalysis analysis, IImageView image) => NodeDevelopment.Prunings(analysis, image);

    internal override IEnumerable<BuildTool> ToolsOf(StageAnalysis analysis, IImageView image) =>
        NodeTools.Of(analysis, image, Data.GlobalTools);

    /// <summary>The directory that the project lies in.</summary>
    private static StepPath Project(Invocation invocation) =>
        invocation.Option("--prefix", "--cwd", "-C", "--dir") is { } named ? invocation.Path(named) : invocation.WorkingDirectory;

    private static readonly string[] TakesValue =
    [
        "--prefix",
        "--cwd",
        "--registry",
        "-C",
        "--dir",
        "--cache",
        "--loglevel",
        "--filter",
        "-F",
        "--workspace",
        "--network-timeout",
        "--store-dir",
        "--reporter",
    ];

    /// <summary>The letter <c>w</c> names a workspace, but for pnpm, to which it stands for the root of all.</summary>
    private static ImmutableArray<StepArgument> Operands(Invocation invocation) =>
        invocation.Operands([.. TakesValue, .. invocation.Name == "pnpm" ? Array.Empty<string>() : ["-w"]]);

    private IEnumerable<Effect> Npm(Invocation invocation)
    {
        var operands = Operands(invocation);
        var isGlobal = invocation.Has("-g", "--global") || invocation.Option("--location")?.Value == "global";

        return operands.FirstOrDefault()?.Value switch
        {
            "install" or "i" or "add" or "update" or "in" when isGlobal => Global(invocation, operands[1..]),
            "uninstall" or "remove" or "rm" or "un" when isGlobal => [new NoEffect()],
            // A link for all leads back to the project, which has to stay where it is.
            "link" or "ln" when operands.Length == 1 =>
            [
                .. Global(invocation, []),
                new InstallLanguagePackages(invocation.Name, [Project(invocation)]),
            ],
            var verb => Local(invocation, verb),
        };
    }

    /// <summary>Packages beside the interpreter; npm's <c>prefix</c> may be set for all. Of well-known tools the programs are told by name.</summary>
    private IEnumerable<Effect> Global(Invocation invocation, ImmutableArray<StepArgument> names)
    {
        var roots = (
            invocation.Option("--prefix") is { } named ? invocation.Path(named) : Place.OfVariable(invocation, "NPM_CONFIG_PREFIX")
        )
            is { } prefix
            ? [prefix.Below("lib/" + Modules), prefix.Below("bin")]
            : Places(invocation, PlaceUse.Tools);
        var tools = names.Select(name => NodeTools.Find(Data.GlobalTools, name.Value)).ToList();
        if (roots is not [var modules, var programs] || tools is not [_, ..] || tools.Contains(null))
            return Place.Installed(invocation, roots);

        return
        [
            new InstallLanguagePackages(invocation.Name, [.. tools.Select(tool => modules.Below(tool!.Name))])
            {
                Programs = [.. tools.SelectMany(tool => tool!.Programs).Select(programs.Below)],
            },
        ];
    }

    /// <summary>Words with which the packages of the project change.</summary>
    private static readonly string[] Installing =
    [
        "install",
        "i",
        "ci",
        "add",
        "clean-install",
        "install-clean",
        "update",
        "up",
        "upgrade",
        "prune",
        "dedupe",
        "rebuild",
        "uninstall",
        "remove",
        "link",
        "import",
        "install-test",
        "fetch",
    ];

    /// <summary>Words that leave nothing in the project.</summary>
    private static readonly string[] Asking =
    [
        "cache",
        "audit",
        "version",
        "help",
        "ls",
        "list",
        "view",
        "info",
        "outdated",
        "login",
        "ping",
        "doctor",
        "fund",
        "store",
        "autoclean",
        "policies",
        "why",
        "root",
        "bin",
        "prefix",
    ];

    private static IEnumerable<Effect> Local(Invocation invocation, string? verb)
    {
        var project = Project(invocation);

        return verb switch
        {
            null when invocation.Name is "npm" or "pnpm" or "bun" => [new NoEffect()],
            null => [Packages(invocation, project)],
            _ when Installing.Contains(verb) => [Packages(invocation, project)],
            "deploy" when invocation.Name == "pnpm" && Operands(invocation) is [_, var target, ..] => Deployed(
                invocation,
                invocation.Path(target)
            ),
            "workspaces" when Operands(invocation) is [_, { Value: "focus" }, ..] => [Packages(invocation, project)],
            "set" or "plugin" when invocation.Name is "yarn" or "yarnpkg" =>
            [
                new WriteFiles([project.Below(".yarnrc.yml")], Append: true),
                new InstallLanguagePackages(invocation.Name, [project.Below(".yarn")]),
            ],
            "config" or "set" or "get" or "c" => [new WriteFiles([Place.Home(invocation, ".npmrc")], Append: true)],
            "cache" when invocation.Has("--force", "-f") || invocation.Name is "yarn" or "yarnpkg" =>
            [
                new RemoveFiles(Downloads(invocation)),
            ],
            _ when Asking.Contains(verb) => [new NoEffect()],
            "build" when invocation.Name == "bun" && invocation.Option("--outdir", "--outfile") is { } output => Place.Built(
                invocation.Name,
                project,
                [invocation.Path(output)]
            ),
            "exec" or "x" or "dlx" or "init" or "create" => [new UnknownEffect($"'{invocation.Name}' runs a program that is not known")],
            // A script of the project, by "run" or by its own name.
            _ => Place.Built(invocation.Name, project, []),
        };
    }

    /// <summary>The packages of the project, and what the manager keeps of its downloads.</summary>
    private static InstallLanguagePackages Packages(Invocation invocation, StepPath project) =>
        new(invocation.Name, [project.Below(Modules)]) { IsForRunTime = IsForRunTime(invocation), Downloads = Downloads(invocation) };

    /// <summary>One project of a workspace, with its packages, in a directory of its own.</summary>
    private static IEnumerable<Effect> Deployed(Invocation invocation, StepPath target) =>
        [
            new BuildResults(invocation.Name, [target]),
            new InstallLanguagePackages(invocation.Name, [target.Below(Modules)]) { IsForRunTime = IsForRunTime(invocation) },
        ];

    private static ImmutableArray<StepPath> Downloads(Invocation invocation) =>
        invocation.Option("--cache") is { } named ? [invocation.Path(named)]
        : Place.OfVariable(invocation, "npm_config_cache") is { } set ? [set]
        : invocation.Name switch
        {
            "npm" => [Place.Home(invocation, ".npm")],
            "yarn" or "yarnpkg" => [StepPath.At("/usr/local/share/.cache")],
            _ => [],
        };

    /// <summary>Whether an option or a variable leaves dependencies for development out; an option that asks for them counts more.</summary>
    private static bool IsForRunTime(Invocation invocation)
    {
        if (invocation.Option("--include")?.Value == "dev" || invocation.Option("--production")?.Value == "false")
            return false;

        return invocation.Has("--production", "--prod", "-P")
            || invocation.Option("--production", "--prod")?.Value == "true"
            || invocation.Options("--omit").Any(option => option.Value == "dev")
            || invocation.Option("--only")?.Value is "prod" or "production"
            || invocation.Environment("NODE_ENV") == "production"
            || invocation.Environment("NPM_CONFIG_PRODUCTION") == "true"
            || invocation.Environment("NPM_CONFIG_OMIT") == "dev"
            || invocation.Environment("YARN_PRODUCTION") == "true";
    }

    private IEnumerable<Effect> Yarn(Invocation invocation) =>
        Operands(invocation) is [{ Value: "global" }, { Value: "add" }, ..]
            ? Place.Installed(
                invocation,
                Places(invocation, PlaceUse.Tools).IsEmpty
                    ? []
                    : [StepPath.At("/usr/local/share/.config/yarn"), StepPath.At("/usr/local/bin")]
            )
            : Local(invocation, Operands(invocation).FirstOrDefault()?.Value);

    private static IEnumerable<Effect> Pnpm(Invocation invocation) =>
        invocation.Has("-g", "--global") && Operands(invocation) is [{ Value: "add" or "install" or "i" }, ..]
            ? Place.Installed(invocation, Place.OfVariable(invocation, "PNPM_HOME") is { } home ? [home] : [])
            : Local(invocation, Operands(invocation).FirstOrDefault()?.Value);

    /// <summary>Links the package managers beside the interpreter; they fetch themselves when they are first called.</summary>
    private IEnumerable<Effect> Corepack(Invocation invocation) =>
        Operands(invocation) is [{ Value: "enable" }, .. var named] && Places(invocation, PlaceUse.Tools) is [_, var programs]
            ?
            [
                new InstallLanguagePackages("corepack", [NodeTools.Fetched(invocation)])
                {
                    Programs = [.. NodeTools.FetchedPrograms(named.Select(name => name.Value)).Select(programs.Below)],
                },
            ]
            : [new InstallLanguagePackages("corepack", [NodeTools.Fetched(invocation)])];
}
