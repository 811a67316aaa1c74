using System.Collections.Immutable;
using System.CommandLine;
using DockerSplit.Application;
using DockerSplit.Cli.Configuration;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary>Which Dockerfile a command is about, by the habits of <c>docker build</c>: a file, a directory, or nothing at all.</summary>
internal sealed class DockerfileInput(IConsole console)
{
    /// <summary>Where nothing is named; <c>podman build</c> takes the second one first.</summary>
    private static readonly string[] Names = ["Dockerfile", "Containerfile"];

    private readonly Argument<string?> _where = new("FILE")
    {
        Description = "The Dockerfile, its directory, a compose or bake file, or - for standard input. Default: ./Dockerfile.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _file = new("--file", "-f")
    {
        Description = "The Dockerfile, where the argument is the build context, as docker build takes it.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_where);
        command.Add(_file);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_file) is not null && result.GetValue(_where) is { } where && !IsDirectory(where))
                result.AddError($"--file names the Dockerfile, so '{where}' must be a directory: the build context");
        });
    }

    /// <summary>The Dockerfile as the user would name it.</summary>
    /// <exception cref="EnvironmentFailure">Nothing is named, and there is none.</exception>
    public string NameOf(ParseResult parsed)
    {
        var where = parsed.GetValue(_where);
        if (parsed.GetValue(_file) is { } file)
            return file;
        if (where is not null && !IsDirectory(where))
            return where;

        var names = Names.Select(name => where is null ? name : Path.Combine(where, name)).ToArray();

        return Array.Find(names, name => Path.Exists(Path.GetFullPath(name, console.WorkingDirectory)))
            ?? throw new EnvironmentFailure(
                $"there is no Dockerfile in {(where is null ? "this directory" : $"'{where}'")}; name one, such as 'docksplit rewrite docker/Dockerfile --context .'",
                FailureKind.Usage
            );
    }

    /// <summary>The build context, where the argument names it; null otherwise.</summary>
    public string? ContextOf(ParseResult parsed) => parsed.GetValue(_where) is { } where && IsDirectory(where) ? where : null;

    /// <summary>What a compose or bake file builds, each Dockerfile once; null where the input is a Dockerfile.</summary>
    /// <exception cref="EnvironmentFailure">The file cannot be read, or builds nothing.</exception>
    public async Task<ImmutableArray<BuildTarget>?> TargetsAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = NameOf(parsed);
        var path = Path.GetFullPath(name, console.WorkingDirectory);
        BuildTargets targets;
        if (Path.GetExtension(name) is ".yaml" or ".yml")
            targets = ComposeBuilds.Read(name, Path.GetDirectoryName(path)!, SmallFile.ReadText(path, name), console.Variable);
        else if (Path.GetExtension(name) == ".hcl" || Path.GetFileName(name) is "docker-bake.json" or "docker-bake.override.json")
            targets = await BakeTargets.ReadAsync(name, console.WorkingDirectory, cancellationToken);
        else
            return null;

        ImmutableArray<BuildTarget> once = [.. targets.All.DistinctBy(target => (target.Dockerfile, target.Context))];
        TellOfOthers(targets, once);

        return once;
    }

    /// <summary>Says what of the file is not looked at.</summary>
    private void TellOfOthers(BuildTargets targets, ImmutableArray<BuildTarget> once)
    {
        if (console.Talk.IsQuiet)
            return;

        foreach (var name in targets.Inline)
            Say($"{name} holds its Dockerfile in the file itself, and is left alone");
        foreach (var again in targets.All.Except(once))
        {
            var first = once.First(target => (target.Dockerfile, target.Context) == (again.Dockerfile, again.Context));
            Say($"{again.Name} builds the same Dockerfile as {first.Name}: it is rewritten once, as {first.Name} builds and runs it");
        }
    }

    private void Say(string message) => console.Error.WriteLine($"docksplit: {Printable.Line(message)}");

    public Task<TextFile> ReadAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        TextFile.ReadAsync(NameOf(parsed), console, cancellationToken);

    /// <summary>The one Dockerfile of commands that show something, with what a compose or bake file says of its build.</summary>
    /// <exception cref="EnvironmentFailure">The file builds several.</exception>
    public async Task<(TextFile Text, BuildTarget? From)> OneAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        await TargetsAsync(parsed, cancellationToken) switch
        {
            null => (await ReadAsync(parsed, cancellationToken), null),
            [var only] => (
                await TextFile.ReadAsync(Path.GetRelativePath(console.WorkingDirectory, only.Dockerfile), console, cancellationToken),
                only
            ),
            { } several => throw new EnvironmentFailure(
                $"'{NameOf(parsed)}' builds {several.Length} Dockerfiles; name one: {string.Join(", ", several.Select(one => Path.GetRelativePath(console.WorkingDirectory, one.Dockerfile)))}",
                FailureKind.Usage
            ),
        };

    private bool IsDirectory(string name) =>
        name != TextFile.StandardStream && Directory.Exists(Path.GetFullPath(name, console.WorkingDirectory));
}
