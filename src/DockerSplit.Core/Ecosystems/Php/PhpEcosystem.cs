using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems.Php;

/// <summary>PHP: extensions of the official images and of PECL, and Composer's packages.</summary>
internal sealed class PhpEcosystem() : Ecosystem("Php")
{
    /// <summary>Where PECL unpacks and compiles.</summary>
    private const string Scratch = "/tmp/pear";

    /// <summary>Where a distribution's own interpreter has its extensions, below the number of its interface.</summary>
    private const string DistributionPlace = "/usr/lib/php/*";

    internal override ImmutableArray<CommandReader> Commands =>
        [
            new(["php"], Interpreter),
            new(["composer"], Composer),
            new(["pecl", "pie"], Pecl),
            new(["phpize"], Extension),
            new(["phpenmod", "phpdismod"], static _ => [new WriteFiles([Place.Of("/etc/php/*/*/conf.d/*")])]),
        ];

    internal override IEnumerable<Pruning> Prunings(StageAnalysis analysis, IImageView image) =>
        ComposerDevelopment.Prunings(analysis, image);

    /// <summary>Questions are harmless; a program may do anything, but for Composer and its own installer.</summary>
    private static IEnumerable<Effect> Interpreter(Invocation invocation)
    {
        if (
            invocation.Operands("-d", "-c", "-r") is [{ Value: { } script }, ..]
            && ContainerPath.Name(script) is "composer" or "composer.phar"
        )
            return Composer(invocation.Behind(script) with { Name = "composer" });

        if (
            invocation.Arguments
            is [{ Value: "-m" or "-i" or "-l" or "--ini" or "--ri" or "--re" or "--rf" or "--modules" or "--info" }, ..]
        )
            return [new NoEffect()];
        if (invocation.Option("--install-dir") is not { } directory)
            return [new UnknownEffect("'php' runs a program that is not known")];

        return [new WriteFiles([invocation.Path(directory).Below(invocation.Option("--filename")?.Value ?? "composer.phar")])];
    }

    /// <summary>It compiles in a directory of its own; its caches and channels are in the interpreter's directories.</summary>
    private IEnumerable<Effect> Pecl(Invocation invocation) =>
        invocation.Operands("-D", "--configureoptions") is [{ Value: "install" }, ..]
            ? [new Compile(invocation.Name, Place.Of(Scratch)), .. Place.Installed(invocation, Places(invocation, PlaceUse.Extensions))]
            : [new InstallLanguagePackages(invocation.Name, [Place.Of(Scratch)])];

    /// <summary>It prepares the tree of an extension, which then installs to the interpreter's own directory whatever its prefix is.</summary>
    private IEnumerable<Effect> Extension(Invocation invocation)
    {
        var places = Places(invocation, PlaceUse.Extensions);

        return
        [
            new ConfigureBuild(
                invocation.Name,
                invocation.WorkingDirectory,
                places is [var place, ..] ? place : Place.Of(DistributionPlace),
                PrefixIsDefault: false
            )
            {
                IsFixed = true,
            },
            new Compile(invocation.Name, invocation.WorkingDirectory),
        ];
    }

    private static IEnumerable<Effect> Composer(Invocation invocation)
    {
        var operands = invocation.Operands("-d", "--working-dir", "--ignore-platform-req", "--repository");
        var project = invocation.Option("-d", "--working-dir") is { } named ? invocation.Path(named) : invocation.WorkingDirectory;

        return operands switch
        {
            [{ Value: "install" or "i" or "update" or "u" or "require" or "remove" or "dump-autoload" or "dumpautoload" }, ..] =>
            [
                new InstallLanguagePackages("composer", [Vendor(invocation, project)])
                {
                    IsForRunTime = invocation.Has("--no-dev") || invocation.Environment("COMPOSER_NO_DEV") == "1",
                },
            ],
            [{ Value: "global" }, { Value: "require" or "install" or "update" }, ..] => Place.Installed(
                invocation,
                Place.OfVariable(invocation, "COMPOSER_HOME") is { } home ? [home.Below("vendor")] : []
            ),
            [{ Value: "create-project" }, _, var directory, ..] => [new InstallLanguagePackages("composer", [invocation.Path(directory)])],
            [{ Value: "create-project" }, { Value: { } package }] =>
            [
                new InstallLanguagePackages("composer", [project.Below(ContainerPath.Name(package.Split(':', '=')[0]))]),
            ],
            [{ Value: "create-project" }, ..] => [new InstallLanguagePackages("composer", [project])],
            [{ Value: "run-script" or "run" or "exec" }, ..] => Place.Built("composer", project, []),
            _ => [new InstallLanguagePackages("composer", [])],
        };
    }

    private static StepPath Vendor(Invocation invocation, StepPath project) =>
        invocation.Setting("COMPOSER_VENDOR_DIR") is { Length: > 0 } named
            ? Invocation.At(project, new(named, named, default))
            : project.Below("vendor");
}
