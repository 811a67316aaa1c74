using System.Collections.Immutable;

namespace DockerSplit.Analysis.Commands;

/// <summary>Commands that write, edit, remove and change single files and directories.</summary>
internal static class FileCommands
{
    public static ImmutableArray<CommandReader> Readers { get; } =
    [
        new(["mkdir"], MakeDirectory),
        new(
            ["touch"],
            invocation => [new WriteFiles(invocation.Paths(GetOpt.Read(invocation, "drt", "--date", "--reference").Operands), Append: true)]
        ),
        new(
            ["truncate"],
            invocation => [new WriteFiles(invocation.Paths(GetOpt.Read(invocation, "sr", "--size", "--reference").Operands))]
        ),
        new(["tee"], Tee),
        new(["dd"], Dd),
        new(["rm", "rmdir", "unlink", "shred"], Remove),
        new(["find"], Find),
        new(["sed", "gsed"], Sed),
        new(["crudini"], invocation => [new EditFiles(invocation.Paths(GetOpt.Read(invocation, "").Operands.Take(1)))]),
        new(["chown"], ChangeOwner),
        new(["chgrp"], ChangeGroup),
        new(["chmod"], ChangeMode),
        new(["setcap"], invocation => [new SetCapabilities(invocation.Paths(invocation.Operands().Skip(1)))]),
        new(["strip", "sstrip"], Strip),
        new(["mkfifo"], invocation => [new WriteFiles(invocation.Paths(GetOpt.Read(invocation, "m", "--mode").Operands))]),
        new(["mknod"], invocation => [new WriteFiles(invocation.Paths(GetOpt.Read(invocation, "m", "--mode").Operands.Take(1)))]),
    ];

    /// <summary>Which of the files below its starting points find hands over, nobody knows; other commands may touch any of them, and this removes only some.</summary>
    private static IEnumerable<Effect> Remove(Invocation invocation) =>
        [
            new RemoveFiles([
                .. invocation
                    .Paths(GetOpt.Read(invocation, "").Operands)
                    .Select(path => path.Text.Trim('"', '\'') == "{}" ? path with { Value = null, IsPattern = false } : path),
            ]),
        ];

    private static IEnumerable<Effect> MakeDirectory(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "m", "--mode");
        var paths = invocation.Paths(options.Operands);

        return options.Value("-m", "--mode") is { } mode
            ? [new MakeDirectories(paths), new ChangeMode(mode.Value, paths, Recursive: false)]
            : [new MakeDirectories(paths)];
    }

    private static IEnumerable<Effect> Tee(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "");
        var paths = invocation.Paths(options.Operands).RemoveAll(path => path.Value?.StartsWith("/dev/", StringComparison.Ordinal) == true);

        return paths.IsEmpty ? [new NoEffect()] : [new WriteFiles(paths, options.Has("-a", "--append"))];
    }

    private static IEnumerable<Effect> Dd(Invocation invocation) =>
        invocation.Options("of").FirstOrDefault() is { } output
            ? [new WriteFiles([invocation.Path(output with { Value = output.Value?.TrimStart('=') })])]
            : [new NoEffect()];

    /// <summary>
    /// It reads, and <c>-delete</c> removes what it finds. By name alone that is a pattern; of other conditions the text does not tell
    /// what they hold for. What <c>-exec</c> runs is a step of its own.
    /// </summary>
    private static IEnumerable<Effect> Find(Invocation invocation)
    {
        var roots = invocation.Arguments.TakeWhile(word => word.Value is not (['-', _, ..] or "(" or "!")).ToImmutableArray();
        var paths = roots.IsEmpty ? [invocation.WorkingDirectory] : invocation.Paths(roots);
        yield return new ReadFiles(paths);
        if (!invocation.Arguments.Any(word => word.Value == "-delete"))
            yield break;

        var tests = invocation.Arguments[roots.Length..];
        if (tests is [{ Value: "-name" }, { Value: { } name }, { Value: "-delete" }])
            yield return new RemoveFiles([.. paths.Select(path => path.Below($"**/{name}") with { IsPattern = true })]);
        else
            yield return new RemoveSomeFiles(paths);
    }

    private static IEnumerable<Effect> Sed(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "efl:i", "--expression", "--file");
        if (!options.Has("-i", "--in-place"))
            return [new NoEffect()];

        return
        [
            new EditFiles(
                invocation.Paths(options.Has("-e", "--expression", "-f", "--file") ? options.Operands : options.Operands.Skip(1))
            ),
        ];
    }

    private static IEnumerable<Effect> ChangeOwner(Invocation invocation) =>
        GetOpt.Read(invocation, "", "--from", "--reference") is { Operands: [var owner, ..] } options
            ? [new ChangeOwner(owner.Value, invocation.Paths(options.Operands.Skip(1)), options.Has("-R", "--recursive"))]
            : [new NoEffect()];

    private static IEnumerable<Effect> ChangeGroup(Invocation invocation) =>
        GetOpt.Read(invocation, "", "--reference") is { Operands: [var group, ..] } options
            ?
            [
                new ChangeOwner(
                    group.Value is null ? null : $":{group.Value}",
                    invocation.Paths(options.Operands.Skip(1)),
                    options.Has("-R", "--recursive")
                ),
            ]
            : [new NoEffect()];

    /// <summary>A mode such as <c>-x</c> begins with a dash, so only the letters that chmod knows make an option.</summary>
    private static IEnumerable<Effect> ChangeMode(Invocation invocation)
    {
        var operands = invocation.Arguments.Where(argument => !IsOption(argument.Value)).ToList();

        return operands.Count == 0
            ? [new NoEffect()]
            : [new ChangeMode(operands[0].Value, invocation.Paths(operands.Skip(1)), invocation.Arguments.Any(IsRecursive))];
    }

    private static bool IsOption(string? word) =>
        word?.StartsWith("--", StringComparison.Ordinal) == true
        || (word is ['-', _, ..] && word.AsSpan(1).ContainsAnyExcept("Rvfc") is false);

    private static bool IsRecursive(StepArgument word) =>
        word.Value == "--recursive" || (IsOption(word.Value) && word.Value!.Contains('R', StringComparison.Ordinal));

    private static IEnumerable<Effect> Strip(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "oRKNFIO", "--remove-section", "--keep-symbol", "--strip-symbol");

        return options.Value("-o") is { } output
            ? [new WriteFiles([invocation.Path(output)])]
            : [new EditFiles(invocation.Paths(options.Operands))];
    }
}
