using System.Collections.Immutable;

namespace DockerSplit.Analysis.Commands;

/// <summary>Reads meson's commands (meson(1)).</summary>
internal static class MesonCommands
{
    private static readonly string[] Directories =
    [
        "bindir",
        "sbindir",
        "libdir",
        "libexecdir",
        "sysconfdir",
        "localstatedir",
        "sharedstatedir",
        "datadir",
        "includedir",
        "mandir",
        "infodir",
        "localedir",
    ];

    public static ImmutableArray<CommandReader> Readers { get; } = [new(["meson", "muon"], Meson)];

    private static IEnumerable<Effect> Meson(Invocation invocation)
    {
        var tree = invocation.Option("-C") is { } given ? invocation.Path(given) : invocation.WorkingDirectory;
        var operands = invocation.Operands(
            "-C",
            "-D",
            "--prefix",
            "--buildtype",
            "--cross-file",
            "--native-file",
            "--backend",
            "-j",
            "--destdir",
            "--tags"
        );

        return operands switch
        {
            [{ Value: "setup" }, .. var folders] => Configure(invocation, folders),
            [{ Value: "install" }, ..] => [Install(invocation, tree)],
            [{ Value: "compile" }, ..] => [new Compile("meson", tree), new BuildResults("meson", [tree])],
            [{ Value: "test" or "introspect" or "subprojects" or "wrap" or "configure" or "dist" or "format" }, ..] =>
            [
                new Compile("meson", tree),
            ],
            _ => Configure(invocation, operands),
        };
    }

    /// <summary>The build tree stands first, then perhaps the source tree.</summary>
    private static IEnumerable<Effect> Configure(Invocation invocation, ImmutableArray<StepArgument> folders)
    {
        var given = Setting(invocation, "prefix");
        var prefix = given is null ? ConfigureBuild.DefaultPrefix : invocation.Path(given);
        var tree = folders is [var first, ..] ? invocation.Path(first) : invocation.WorkingDirectory;
        var source = folders is [_, var second, ..] ? invocation.Path(second) : invocation.WorkingDirectory;
        var roots = Directories
            .Select(name => Setting(invocation, name))
            .OfType<StepArgument>()
            .Select(value => Invocation.At(prefix, value));

        return
        [
            new ConfigureBuild("meson", source, prefix, given is null)
            {
                Directory = tree,
                Roots = BuildDirectories.Outside(roots, prefix),
            },
            new Compile("meson", tree),
        ];
    }

    /// <summary><c>--name=value</c>, <c>--name value</c> or <c>-Dname=value</c>.</summary>
    private static StepArgument? Setting(Invocation invocation, string name) =>
        invocation.Option("--" + name)
        ?? invocation
            .Options("-D")
            .Where(option => option.Text.StartsWith(name + "=", StringComparison.Ordinal))
            .Select(BuildDirectories.ValueOf)
            .FirstOrDefault();

    private static InstallArtifacts Install(Invocation invocation, StepPath tree)
    {
        var configured = invocation.Memory.Of(tree);
        var destination = invocation.Option("--destdir") is { } named ? invocation.Path(named) : BuildCommands.Destination(invocation);

        return new(
            "meson",
            tree,
            BuildCommands.Below(destination, configured?.AllRoots ?? [ConfigureBuild.DefaultPrefix]),
            configured?.PrefixIsDefault != false
        );
    }
}
