using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems.DotNet;

/// <summary>.NET: what the SDK publishes and builds.</summary>
internal sealed class DotNetEcosystem() : Ecosystem("DotNet")
{
    internal override ImmutableArray<CommandReader> Commands => [new(["dotnet"], Sdk)];

    /// <summary>The image without the framework of web applications, or without any, where what is started does without.</summary>
    internal override RuntimeVariant? VariantOf(RuntimeVariant general, StageAnalysis analysis, IImageView image) =>
        !general.Reference.Contains("dotnet/aspnet:", StringComparison.Ordinal)
            ? null
            : DotNetOutput.NeedOf(analysis, image) switch
            {
                DotNetNeed.Runtime => Named(general, "dotnet/runtime:", "the program needs the base framework alone"),
                DotNetNeed.Libraries => Named(general, "dotnet/runtime-deps:", "the program brings its runtime along"),
                DotNetNeed.Web => general,
                _ => null,
            };

    /// <summary>The host opens the frameworks that a program names, and no other.</summary>
    internal override IEnumerable<string> Unneeded(StageAnalysis analysis, IImageView image) =>
        image.IsSeen && DotNetOutput.NeedOf(analysis, image) is DotNetNeed.Runtime
            ? image.Facts.Final.Files.Values.Where(IsWebFramework).Select(file => file.Path)
            : [];

    private static bool IsWebFramework(FileFacts file) =>
        file.Kind == FileKind.Directory && file.Path.EndsWith("/shared/" + DotNetOutput.WebFramework, StringComparison.Ordinal);

    private static RuntimeVariant Named(RuntimeVariant general, string repository, string why) =>
        general with
        {
            Reference = general.Reference.Replace("dotnet/aspnet:", repository, StringComparison.Ordinal),
            Why = why,
        };

    /// <summary>The options that take the next word with them.</summary>
    private static readonly string[] Options =
    [
        "-o",
        "--output",
        "-c",
        "--configuration",
        "-f",
        "--framework",
        "-r",
        "--runtime",
        "-a",
        "--arch",
        "--os",
        "-v",
        "--verbosity",
        "-s",
        "--source",
        "--configfile",
        "--tool-path",
        "--version",
        "--packages",
    ];

    private static IEnumerable<Effect> Sdk(Invocation invocation)
    {
        // Some options take a truth value as a word of its own, and some do without.
        ImmutableArray<StepArgument> operands =
        [
            .. invocation.Operands(Options).Where(operand => operand.Value is not ("true" or "false") && !IsSwitch(operand)),
        ];
        var project = operands.Length > 1 ? Directory(invocation, operands[1]) : invocation.WorkingDirectory;

        return operands.FirstOrDefault()?.Value switch
        {
            null => [new NoEffect()],
            "publish" => Place.Built(
                "dotnet",
                project,
                [Output(invocation) ?? Property(invocation, "PublishDir") ?? Default(invocation, project, "publish")]
            ),
            "build" or "pack" or "msbuild" => Place.Built("dotnet", project, [Output(invocation) ?? Default(invocation, project, "")]),
            "restore" or "workload" or "add" => [new InstallLanguagePackages("dotnet", [])],
            "tool" when operands is [_, { Value: "install" or "update" }, ..] =>
            [
                new InstallLanguagePackages("dotnet", [Tools(invocation)]),
            ],
            "tool" or "nuget" or "dev-certs" or "sln" or "list" or "help" or "--info" => [new NoEffect()],
            "new" => [new WriteFiles([Output(invocation) ?? invocation.WorkingDirectory])],
            "test" or "run" or "format" or "ef" => [new Compile("dotnet", project)],
            "clean" => [new NoEffect()],
            _ => [new UnknownEffect("'dotnet' runs a program that is not known")],
        };
    }

    /// <summary>MSBuild takes its options with a slash, too: <c>/p:NAME=VALUE</c>, <c>/m</c>.</summary>
    private static bool IsSwitch(StepArgument word) =>
        word.Value is ['/', .. var name]
        && name.Split(':')[0]
            is "p"
                or "property"
                or "m"
                or "maxcpucount"
                or "nologo"
                or "v"
                or "verbosity"
                or "t"
                or "target"
                or "r"
                or "restore";

    /// <summary>A directory that a property names on the command line: <c>-p:NAME=VALUE</c>.</summary>
    private static StepPath? Property(Invocation invocation, string name)
    {
        var given = invocation.Arguments.FirstOrDefault(word =>
            word.Value?.TrimStart('-', '/').Split(':', 2) is [("p" or "property"), var setting]
            && setting.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase)
        );

        return given is null ? null : invocation.Path(given with { Value = given.Value![(given.Value!.IndexOf('=') + 1)..] });
    }

    private static StepPath? Output(Invocation invocation) =>
        invocation.Option("-o", "--output") is { } named ? invocation.Path(named) : null;

    /// <summary>A project may be named by its directory or by its file.</summary>
    private static StepPath Directory(Invocation invocation, StepArgument project)
    {
        var path = invocation.Path(project);

        return
            path.Value is { } value
            && (value.EndsWith("proj", StringComparison.Ordinal) || value.EndsWith(".sln", StringComparison.Ordinal))
            ? path with
            {
                Value = ContainerPath.Parent(value),
            }
            : path;
    }

    /// <summary><c>bin/CONFIGURATION/FRAMEWORK[/RUNTIME][/publish]</c>, of which the project file tells what the options do not.</summary>
    private static StepPath Default(Invocation invocation, StepPath project, string last)
    {
        var configuration = invocation.Option("-c", "--configuration")?.Value ?? "*";
        var framework = invocation.Option("-f", "--framework")?.Value ?? "*";
        var runtime = invocation.Option("-r", "--runtime")?.Value is { } name ? "/" + name : "";

        return project.Below($"bin/{configuration}/{framework}{runtime}/{last}") with
        {
            IsPattern = configuration == "*" || framework == "*",
        };
    }

    private static StepPath Tools(Invocation invocation) =>
        invocation.Option("--tool-path") is { } named ? invocation.Path(named)
        : invocation.Has("-g", "--global") ? Place.Home(invocation, ".dotnet/tools")
        : invocation.WorkingDirectory.Below(".config");
}
