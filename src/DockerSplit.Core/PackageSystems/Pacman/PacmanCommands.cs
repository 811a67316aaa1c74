using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;

namespace DockerSplit.PackageSystems.Pacman;

/// <summary>Reads pacman's commands (pacman(8), pacman-key(8)).</summary>
internal static class PacmanCommands
{
    private const PackageManager Kind = PackageManager.Pacman;

    public static ImmutableArray<CommandReader> Readers { get; } =
    [
        new(["pacman"], Pacman),
        new(["pacman-key"], static _ => [new ConfigurePackageRepositories(Kind, [StepPath.Pattern("/etc/pacman.d/gnupg/*")])]),
        new(["makepkg"], invocation => [new Compile("makepkg", invocation.WorkingDirectory)]),
    ];

    private static IEnumerable<Effect> Pacman(Invocation invocation)
    {
        var operands = invocation.Operands(
            "--root",
            "-r",
            "--dbpath",
            "-b",
            "--config",
            "--cachedir",
            "--ignore",
            "--overwrite",
            "--assume-installed"
        );
        var words = PackageWords.Of(invocation, operands, Request, static _ => null);
        if (Operation(invocation, 'R', "--remove"))
            return [words.Remove(Kind, autoRemove: true)];
        // Another root is a tree that the build makes; the image's own database does not know its packages.
        if (
            invocation.Option("--root", "-r") is { } root
            && root.Value != "/"
            && (Operation(invocation, 'U', "--upgrade") || Operation(invocation, 'S', "--sync"))
        )
            return [new InstallArtifacts("pacman", invocation.WorkingDirectory, [invocation.Path(root)], PrefixIsDefault: false)];
        if (Operation(invocation, 'U', "--upgrade"))
            return [words.Install(Kind, invocation)];
        if (!Operation(invocation, 'S', "--sync") || Asks(invocation))
            return [new NoEffect()];

        return Operation(invocation, 'u', "--sysupgrade") ? [new UpgradePackages(Kind), .. Wanted()]
            : words.IsEmpty ? [new NoEffect()]
            : Wanted();

        IEnumerable<Effect> Wanted() => words.IsEmpty ? [] : [words.Install(Kind, invocation)];
    }

    /// <summary>Whether the repositories are only searched or their packages only downloaded (pacman(8), "Sync Options").</summary>
    private static bool Asks(Invocation invocation) =>
        Operation(invocation, 's', "--search")
        || Operation(invocation, 'i', "--info")
        || Operation(invocation, 'g', "--groups")
        || Operation(invocation, 'l', "--list")
        || Operation(invocation, 'p', "--print")
        || Operation(invocation, 'w', "--downloadonly")
        || Operation(invocation, 'c', "--clean");

    private static bool Operation(Invocation invocation, char letter, string name) =>
        invocation.Arguments.Any(argument =>
            argument.Value == name || (argument.Value is ['-', not '-', ..] bundle && bundle.Contains(letter, StringComparison.Ordinal))
        );

    /// <summary><c>repository/name</c>, <c>name=version</c>.</summary>
    private static PackageRequest Request(StepArgument word)
    {
        var request = PackageWords.Split(word, '=', '<', '>');
        var slash = request.Name.IndexOf('/', StringComparison.Ordinal);

        return slash <= 0 ? request : request with { Name = request.Name[(slash + 1)..], Release = request.Name[..slash] };
    }
}
