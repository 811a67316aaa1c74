using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;

namespace DockerSplit.PackageSystems.Apk;

/// <summary>Reads apk's commands (apk(8)).</summary>
internal static class ApkCommands
{
    private static readonly string[] TakesValue =
    [
        "-t",
        "--virtual",
        "-X",
        "--repository",
        "-p",
        "--root",
        "--keys-dir",
        "--repositories-file",
        "--arch",
        "--cache-dir",
        "--cache-max-age",
        "--wait",
        "--timeout",
    ];

    public static ImmutableArray<CommandReader> Readers { get; } = [new(["apk"], Apk)];

    private static IEnumerable<Effect> Apk(Invocation invocation)
    {
        var operands = invocation.Operands(TakesValue);

        return operands.FirstOrDefault()?.Value switch
        {
            "add" => Add(invocation, Words(invocation, operands)),
            "del" => [Words(invocation, operands).Remove(PackageManager.Apk, autoRemove: true)],
            "update" or "cache" => [new NoEffect()],
            "upgrade" => [Words(invocation, operands).Upgrade(PackageManager.Apk)],
            "fetch" => [new Fetch(null, invocation.WorkingDirectory.Below("*.apk") with { IsPattern = true })],
            "info" or "search" or "list" or "version" or "policy" or "verify" or "audit" or "stats" or "dot" or "fix" => [new NoEffect()],
            null when invocation.Has("--print-arch", "--version") => [new NoEffect()],
            _ => [new UnknownEffect("this apk command is not known")],
        };
    }

    /// <summary>Another root is a tree that the build makes; the image's own database does not know its packages.</summary>
    private static IEnumerable<Effect> Add(Invocation invocation, PackageWords words)
    {
        if (invocation.Option("-p", "--root") is { } root && root.Value != "/")
            return [new InstallArtifacts("apk", invocation.WorkingDirectory, [invocation.Path(root)], PrefixIsDefault: false)];

        var group = invocation.Option("-t", "--virtual")?.Value;
        var from = invocation.Options("-X", "--repository").Select(option => option.Value ?? option.Text).ToList();

        return [words.Install(PackageManager.Apk, invocation, group, from.Count == 0 ? null : string.Join(' ', from))];
    }

    private static PackageWords Words(Invocation invocation, ImmutableArray<StepArgument> operands) =>
        PackageWords.Of(invocation, operands.Skip(1), Request, static _ => null);

    /// <summary><c>name=version</c>, <c>name~1.2</c>, <c>name@repository</c>.</summary>
    private static PackageRequest Request(StepArgument word)
    {
        var request = PackageWords.Split(word, '=', '<', '>', '~', '@');

        return request.Version is ['@', .. var repository] ? request with { Version = null, Release = repository } : request;
    }
}
