using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;

namespace DockerSplit.PackageSystems.Zypper;

/// <summary>Reads zypper's commands (zypper(8)).</summary>
internal static class ZypperCommands
{
    private const PackageManager Kind = PackageManager.Zypper;

    private static readonly string[] TakesValue =
    [
        "-r",
        "--repo",
        "--from",
        "-t",
        "--type",
        "--root",
        "-R",
        "--installroot",
        "-p",
        "--plus-repo",
        "-c",
        "--config",
        "--reposd-dir",
        "--priority",
    ];

    public static ImmutableArray<CommandReader> Readers { get; } = [new(["zypper"], Zypper)];

    private static IEnumerable<Effect> Zypper(Invocation invocation)
    {
        var operands = invocation.Operands(TakesValue);
        var words = PackageWords.Of(invocation, operands.Skip(1), Request, static _ => null);

        return operands.FirstOrDefault()?.Value switch
        {
            "install" or "in" when invocation.Option("-t", "--type")?.Value is { } type and not "package" =>
            [
                PackageWords.Many(operands[0], $"a {type} stands for packages that the text does not name").Install(Kind, invocation),
            ],
            "install" or "in" => [words.Install(Kind, invocation, release: invocation.Option("--from", "-r", "--repo")?.Value)],
            "source-install" or "si" => [PackageWords.Many(operands[0], "what a source package is built with").Install(Kind, invocation)],
            "remove" or "rm" => [words.Remove(Kind, invocation.Has("-u", "--clean-deps"))],
            "update" or "up" or "patch" => [words.Upgrade(Kind)],
            "dist-upgrade" or "dup" => [words.Upgrade(Kind, isFull: true)],
            "refresh" or "ref" or "clean" or "cc" => [new NoEffect()],
            "addrepo" or "ar" => [new ConfigurePackageRepositories(Kind, [Repository(operands)])],
            "modifyrepo" or "mr" or "removerepo" or "rr" or "renamerepo" or "nr" =>
            [
                new ConfigurePackageRepositories(Kind, [StepPath.Pattern("/etc/zypp/repos.d/*")]),
            ],
            "addlock" or "al" or "removelock" or "rl" => [new WriteFiles([StepPath.At("/etc/zypp/locks")], Append: true)],
            "search" or "se" or "info" or "if" or "repos" or "lr" or "packages" or "pa" or "what-provides" or "ps" => [new NoEffect()],
            _ => [new UnknownEffect("this zypper command is not known")],
        };
    }

    /// <summary>The file is called as the repository is, which is named by the second word, or stands in a file of its own.</summary>
    private static StepPath Repository(ImmutableArray<StepArgument> operands) =>
        operands is [_, _, { Value: { } alias }, ..]
            ? StepPath.At($"/etc/zypp/repos.d/{alias}.repo")
            : StepPath.Pattern("/etc/zypp/repos.d/*");

    /// <summary><c>name=version</c>, <c>name>=version</c>.</summary>
    private static PackageRequest Request(StepArgument word) => PackageWords.Split(word, '=', '<', '>');
}
