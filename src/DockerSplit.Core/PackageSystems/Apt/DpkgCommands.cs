using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;

namespace DockerSplit.PackageSystems.Apt;

/// <summary>Reads dpkg's commands and those of its kin (dpkg(1), dpkg-deb(1), dpkg-divert(1), dpkg-reconfigure(8)).</summary>
internal static class DpkgCommands
{
    private const PackageManager Kind = PackageManager.Apt;

    public static ImmutableArray<CommandReader> Readers { get; } =
    [
        new(["dpkg"], Dpkg),
        new(["dpkg-deb"], Deb),
        new(["gdebi"], invocation => [Files(invocation).Install(Kind, invocation)]),
        new(["dpkg-reconfigure"], Reconfigure),
        new(["dpkg-divert"], Divert),
    ];

    private static IEnumerable<Effect> Dpkg(Invocation invocation)
    {
        if (invocation.Has("--add-architecture", "--remove-architecture"))
            return [new ConfigurePackageRepositories(Kind, [StepPath.At("/var/lib/dpkg/arch")])];
        if (
            Asks(invocation, "--install", "--unpack")
            || invocation.Arguments.Any(argument => argument.Value is "-i" or "-iE" or "-Ri" or "-iR")
        )
            return [Files(invocation).Install(Kind, invocation)];
        if (Asks(invocation, "--purge", "--remove", "-P", "-r"))
            return
            [
                PackageWords.Of(invocation, invocation.Operands(), AptCommands.Request, static _ => null).Remove(Kind, autoRemove: false),
            ];
        if (Asks(invocation, "-x", "-X", "--extract", "--vextract"))
            return Deb(invocation);

        return Asks(
            invocation,
            "--print-architecture",
            "--print-foreign-architectures",
            "--compare-versions",
            "--configure",
            "--set-selections",
            "--clear-avail",
            "--audit",
            "-l",
            "-L",
            "-s",
            "-S",
            "-c",
            "-C",
            "-I",
            "-p",
            "-V",
            "--list",
            "--listfiles",
            "--status",
            "--search",
            "--verify",
            "--get-selections",
            "--contents",
            "--info"
        )
            ? [new NoEffect()]
            : [new UnknownEffect("this dpkg command is not known")];
    }

    /// <summary>Whether one of the words is there as it stands: dpkg's actions are never bundled.</summary>
    private static bool Asks(Invocation invocation, params ReadOnlySpan<string> words)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Value is { } value && words.Contains(value))
                return true;
        }

        return false;
    }

    /// <summary>What is given to dpkg is a file, whatever it is called.</summary>
    private static PackageWords Files(Invocation invocation) =>
        PackageWords.None with
        {
            Files =
            [
                .. invocation
                    .Operands("--root", "--admindir", "--instdir")
                    .Select(word => new PackageFile(word.Span, invocation.Path(word), null)),
            ],
        };

    private static IEnumerable<Effect> Deb(Invocation invocation)
    {
        var operands = invocation.Operands();
        if (Asks(invocation, "-b", "--build"))
            return
            [
                new WriteFiles([
                    operands is [_, var target, ..]
                        ? invocation.Path(target)
                        : invocation.WorkingDirectory.Below("*.deb") with
                        {
                            IsPattern = true,
                        },
                ]),
            ];

        return
            operands is [var archive, var directory, ..] && Asks(invocation, "-x", "-X", "-R", "--extract", "--vextract", "--raw-extract")
            ? [new Unpack(invocation.Path(archive), invocation.Path(directory))]
            : [new NoEffect()];
    }

    /// <summary>The scripts of two packages write what run time reads; those of others run as they did when they were installed.</summary>
    private static IEnumerable<Effect> Reconfigure(Invocation invocation) =>
        invocation
            .Operands("-f", "--frontend", "-p", "--priority")
            .Select<StepArgument, Effect>(package =>
                package.Value switch
                {
                    "tzdata" => new WriteFiles([StepPath.At("/etc/localtime"), StepPath.At("/etc/timezone")]),
                    "locales" => new WriteFiles([StepPath.Pattern("/usr/lib/locale/*"), StepPath.At("/etc/default/locale")]),
                    _ => new UnknownEffect($"'{package.Text}' is configured anew"),
                }
            );

    private static IEnumerable<Effect> Divert(Invocation invocation)
    {
        if (Asks(invocation, "--list", "--truename", "--listpackage"))
            return [new NoEffect()];

        var database = new WriteFiles([StepPath.At("/var/lib/dpkg/diversions")], Append: true);
        if (invocation.Operands("--divert", "--package") is not [var file, ..] || !invocation.Has("--rename"))
            return [database];

        var path = invocation.Path(file);
        var aside = invocation.Option("--divert") is { } given ? invocation.Path(given) : path with { Value = path.Value + ".distrib" };

        return invocation.Has("--remove") ? [new MoveFiles([aside], path), database] : [new MoveFiles([path], aside), database];
    }
}
