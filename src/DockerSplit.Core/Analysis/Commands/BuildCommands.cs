using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Analysis.Commands;

/// <summary>configure scripts, make and ninja, and compilers.</summary>
internal static class BuildCommands
{
    public static ImmutableArray<CommandReader> Readers { get; } =
    [
        new(["configure", "config", "Configure"], Configure),
        new(["bootstrap.sh"], Bootstrap),
        new(["make", "gmake", "bmake", "ninja", "samu"], Make),
        new(["b2", "bjam"], Boost),
        new(["waf", "scons", "xmake"], Other),
        new(["gcc", "cc", "g++", "c++", "clang", "clang++", "c99", "tcc", "musl-gcc"], Compiler),
        .. CMakeCommands.Readers,
        .. MesonCommands.Readers,
    ];

    /// <summary>The script may stand in another directory than the tree that it makes.</summary>
    private static IEnumerable<Effect> Configure(Invocation invocation)
    {
        var given = invocation.Option("--prefix") ?? invocation.Option("-prefix") ?? invocation.Option("-Dprefix=");
        var prefix = given is null ? ConfigureBuild.DefaultPrefix : invocation.Path(given);
        var script =
            invocation.Program is { Value: { } name } program && name.Contains('/', StringComparison.Ordinal)
                ? invocation.Path(program)
                : null;
        if (invocation.Memory.Of(invocation.WorkingDirectory) is { IsFixed: true } known)
            return [known];

        return
        [
            new ConfigureBuild("autotools", Parent(script) ?? invocation.WorkingDirectory, prefix, given is null)
            {
                Directory = invocation.WorkingDirectory,
                Roots = BuildDirectories.OfConfigure(invocation, prefix),
            },
        ];
    }

    private static StepPath? Parent(StepPath? script) =>
        script?.Value is null ? null : script with { Value = ContainerPath.Parent(script.Value) };

    /// <summary>Some projects call their configure script so.</summary>
    private static IEnumerable<Effect> Bootstrap(Invocation invocation) =>
        invocation.Option("--prefix") is null
            ? [new Compile(invocation.Name, invocation.WorkingDirectory)]
            : [.. Configure(invocation), new Compile(invocation.Name, invocation.WorkingDirectory)];

    private static IEnumerable<Effect> Make(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "CfIoW:jl", "--directory", "--file", "--makefile", "--include-dir", "--eval");
        var directory = options.Value("-C", "--directory") is { } given ? invocation.Path(given) : invocation.WorkingDirectory;
        var variables = options.Operands.Where(operand => operand.Text.Contains('=', StringComparison.Ordinal)).ToList();
        var targets = options.Operands.Except(variables);
        if (!targets.Any(IsInstallation))
            return [new Compile(invocation.Name, directory), new BuildResults(invocation.Name, [directory])];

        var configured = invocation.Memory.Of(directory);
        var named = Variable(variables, "PREFIX", "prefix", "INSTALL_PREFIX");
        var prefix = named is null ? configured?.Prefix ?? ConfigureBuild.DefaultPrefix : invocation.Path(named);
        var roots = BuildDirectories.OfMake(invocation, variables, prefix);
        var all = named is null && configured is not null ? [.. configured.AllRoots, .. roots] : roots.Insert(0, prefix);
        var destination = Variable(variables, "DESTDIR", "INSTALL_ROOT") switch
        {
            { Value: "" } => null,
            { } word => invocation.Path(word),
            null => Destination(invocation),
        };

        return
        [
            new Compile(invocation.Name, directory),
            new InstallArtifacts(
                invocation.Name,
                directory,
                Below(destination, all),
                named is null && configured?.PrefixIsDefault != false
            ),
        ];
    }

    private static bool IsInstallation(StepArgument target) =>
        target.Value?.StartsWith("install", StringComparison.Ordinal) == true
        || target.Value is "altinstall" or "modules_install" or "dist-install";

    /// <summary>DESTDIR as the environment gives it.</summary>
    public static StepPath? Destination(Invocation invocation) =>
        invocation.Environment("DESTDIR") is { Length: > 0 } directory
            ? invocation.Path(new StepArgument(directory, directory, default))
            : null;

    /// <summary>Places below DESTDIR.</summary>
    public static ImmutableArray<StepPath> Below(StepPath? destination, ImmutableArray<StepPath> roots) =>
        destination is null
            ? roots
            :
            [
                .. roots.Select(root =>
                    root with
                    {
                        Value =
                            destination.Value is null || root.Value is null
                                ? null
                                : ContainerPath.Normalise(destination.Value + root.Value),
                    }
                ),
            ];

    private static StepArgument? Variable(List<StepArgument> variables, params string[] names) =>
        variables.Where(variable => names.Contains(variable.Text.Split('=')[0])).Select(BuildDirectories.ValueOf).FirstOrDefault();

    /// <summary>Boost's own build tool takes the prefix of its bootstrap script.</summary>
    private static IEnumerable<Effect> Boost(Invocation invocation)
    {
        var compile = new Compile(invocation.Name, invocation.WorkingDirectory);
        if (!invocation.Operands().Any(target => target.Value == "install"))
            return
            [
                compile,
                new BuildResults(
                    invocation.Name,
                    [invocation.Option("--stagedir") is { } stage ? invocation.Path(stage) : invocation.WorkingDirectory.Below("stage")]
                ),
            ];

        var configured = invocation.Memory.Of(invocation.WorkingDirectory);
        var given = invocation.Option("--prefix");
        var prefix = given is null ? configured?.Prefix ?? ConfigureBuild.DefaultPrefix : invocation.Path(given);

        return
        [
            compile,
            new InstallArtifacts(
                invocation.Name,
                invocation.WorkingDirectory,
                [prefix, .. BuildDirectories.OfConfigure(invocation, prefix)],
                given is null && configured?.PrefixIsDefault != false
            ),
        ];
    }

    /// <summary>Tools that configure, build and install by words of the same command.</summary>
    private static IEnumerable<Effect> Other(Invocation invocation)
    {
        var operands = invocation.Operands("-j", "-C");
        var variables = operands.Where(operand => operand.Text.Contains('=', StringComparison.Ordinal)).ToList();
        var given = invocation.Option("--prefix") ?? Variable(variables, "PREFIX", "prefix");
        var compile = new Compile(invocation.Name, invocation.WorkingDirectory);
        if (operands.Any(operand => operand.Value == "configure"))
            return
            [
                new ConfigureBuild(
                    invocation.Name,
                    invocation.WorkingDirectory,
                    given is null ? ConfigureBuild.DefaultPrefix : invocation.Path(given),
                    given is null
                ),
                compile,
            ];
        if (!operands.Any(operand => operand.Value?.StartsWith("install", StringComparison.Ordinal) == true))
            return [compile, new BuildResults(invocation.Name, [invocation.WorkingDirectory])];

        var configured = invocation.Memory.Of(invocation.WorkingDirectory);
        var roots = given is null ? configured?.AllRoots ?? [ConfigureBuild.DefaultPrefix] : [invocation.Path(given)];

        return
        [
            compile,
            new InstallArtifacts(
                invocation.Name,
                invocation.WorkingDirectory,
                Below(invocation.Option("--destdir") is { } word ? invocation.Path(word) : Destination(invocation), roots),
                given is null && configured?.PrefixIsDefault != false
            ),
        ];
    }

    /// <summary>Without <c>-o</c> a program is called <c>a.out</c>, and <c>-c</c> leaves an object file beside it.</summary>
    private static IEnumerable<Effect> Compiler(Invocation invocation)
    {
        var compile = new Compile("cc", invocation.WorkingDirectory);
        if (invocation.Option("-o") is { } output)
            return [compile, new WriteFiles([invocation.Path(output)])];
        if (!invocation.Arguments.Any(argument => argument.Value is not ['-', ..]))
            return [compile];

        return invocation.Arguments.Any(argument => argument.Value is "-c" or "-S" or "-E" or "-M" or "-MM")
            ? [compile, new BuildResults("cc", [invocation.WorkingDirectory])]
            : [compile, new WriteFiles([invocation.WorkingDirectory.Below("a.out")])];
    }
}
