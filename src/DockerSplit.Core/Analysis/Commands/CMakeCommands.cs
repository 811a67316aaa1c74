using System.Collections.Immutable;

namespace DockerSplit.Analysis.Commands;

/// <summary>Reads cmake's commands (cmake(1)).</summary>
internal static class CMakeCommands
{
    private const string Prefix = "CMAKE_INSTALL_PREFIX";

    public static ImmutableArray<CommandReader> Readers { get; } =
    [new(["cmake"], CMake), new(["cpack", "ctest", "ccmake"], invocation => [new Compile(invocation.Name, invocation.WorkingDirectory)])];

    private static IEnumerable<Effect> CMake(Invocation invocation)
    {
        if (invocation.Option("--install") is { } tree)
            return [Install(invocation, invocation.Path(tree), invocation.Option("--prefix"))];
        if (invocation.Option("--build") is { } build)
            return Build(invocation, invocation.Path(build));
        if (invocation.Arguments is [{ Value: "-E" }, ..])
            return Tool(invocation with { Arguments = invocation.Arguments[1..] });
        if (invocation.Option("-P") is { } script)
            return script.Text.EndsWith("cmake_install.cmake", StringComparison.Ordinal)
                ? [Install(invocation, invocation.WorkingDirectory, null)]
                : [new UnknownEffect("cmake runs a script that is not known")];

        return Configure(invocation);
    }

    private static IEnumerable<Effect> Configure(Invocation invocation)
    {
        var definitions = invocation.Options("-D").Select(Definition).ToList();
        var given = definitions.FindLast(definition => definition.Name == Prefix).Value ?? invocation.Option("--install-prefix");
        var prefix = given is null ? ConfigureBuild.DefaultPrefix : invocation.Path(given);
        var tree = invocation.Option("-B") is { } into ? invocation.Path(into) : invocation.WorkingDirectory;
        var roots = definitions
            .Where(definition =>
                definition.Name.StartsWith("CMAKE_INSTALL_", StringComparison.Ordinal)
                && definition.Name.EndsWith("DIR", StringComparison.Ordinal)
            )
            .Select(definition => Invocation.At(prefix, definition.Value));

        return
        [
            new ConfigureBuild("cmake", Source(invocation), prefix, given is null)
            {
                Directory = tree,
                Roots = BuildDirectories.Outside(roots, prefix),
            },
            new Compile("cmake", tree),
        ];
    }

    /// <summary><c>NAME=VALUE</c> or <c>NAME:TYPE=VALUE</c>.</summary>
    private static (string Name, StepArgument Value) Definition(StepArgument word) =>
        (word.Text.Trim('"', '\'').Split('=', ':')[0], BuildDirectories.ValueOf(word));

    /// <summary>The source tree: <c>-S</c>, or the one operand, or where cmake runs.</summary>
    private static StepPath Source(Invocation invocation) =>
        invocation.Option("-S") is { } named ? invocation.Path(named)
        : invocation.Operands("-G", "-S", "-B", "-D", "-C", "-T", "-A") is [.., var operand] ? invocation.Path(operand)
        : invocation.WorkingDirectory;

    private static IEnumerable<Effect> Build(Invocation invocation, StepPath tree)
    {
        var installs =
            invocation.Options("--target", "-t").Any(target => target.Value?.StartsWith("install", StringComparison.Ordinal) == true)
            || invocation.Arguments.SkipWhile(argument => argument.Value != "--").Any(argument => argument.Value == "install");

        return installs
            ? [new Compile("cmake", tree), Install(invocation, tree, null)]
            : [new Compile("cmake", tree), new BuildResults("cmake", [tree])];
    }

    private static InstallArtifacts Install(Invocation invocation, StepPath tree, StepArgument? given)
    {
        var configured = invocation.Memory.Of(tree);
        var roots = given is not null ? [invocation.Path(given)] : configured?.AllRoots ?? [ConfigureBuild.DefaultPrefix];

        return new(
            "cmake",
            tree,
            BuildCommands.Below(BuildCommands.Destination(invocation), roots),
            given is null && configured?.PrefixIsDefault != false
        );
    }

    /// <summary><c>cmake -E</c> runs small commands of its own, which are called as elsewhere or by longer names.</summary>
    private static IEnumerable<Effect> Tool(Invocation invocation) =>
        invocation.Operands() switch
        {
            [{ Value: "make_directory" }, .. var paths] => [new MakeDirectories(invocation.Paths(paths))],
            [{ Value: "rm" or "remove" or "remove_directory" or "rmdir" }, .. var paths] => [new RemoveFiles(invocation.Paths(paths))],
            [{ Value: "copy" or "copy_if_different" or "copy_directory" }, .. var sources, var target] =>
            [
                new CopyFiles(invocation.Paths(sources), invocation.Path(target)),
            ],
            [{ Value: "create_symlink" }, var target, var link] => [new MakeLink(target.Value, invocation.Path(link), Symbolic: true)],
            [{ Value: "tar" }, { Value: { } mode }, var archive, ..] when mode.Contains('x', StringComparison.Ordinal) =>
            [
                new Unpack(invocation.Path(archive), invocation.WorkingDirectory),
            ],
            [{ Value: "tar" }, { Value: { } mode }, var archive, ..] when mode.Contains('c', StringComparison.Ordinal) =>
            [
                new WriteFiles([invocation.Path(archive)]),
            ],
            [{ Value: "tar" or "env" or "chdir" or "time" }, ..] => [new UnknownEffect("this cmake command is not known")],
            _ => [new NoEffect()],
        };
}
