using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Closures;

/// <summary>Follows what a script names: its interpreter, the commands it calls, the files it reads into itself or mentions.</summary>
internal sealed class ScriptFollower(
    ImageSnapshot snapshot,
    FileIndex index,
    RuntimeEnvironment environment,
    CommandSearch commands,
    ReachedFiles reached
)
{
    private const int MaxUp = 3;

    private readonly HashSet<string> _sourced = new(StringComparer.Ordinal);

    /// <summary>Follows a script with all that it reads into itself. A text without a first line of its own is one by being read into another.</summary>
    public void Follow(string path, ScriptFacts script)
    {
        if (script.Interpreter.Length == 0)
            return;
        FollowFirstLine(path, script);
        var open = new Queue<(string Path, ScriptFacts Script)>([(path, script)]);
        while (open.TryDequeue(out var item))
        {
            foreach (var library in Libraries(item.Path, item.Script))
                open.Enqueue(library);
            FollowProgram(item.Path, item.Script);
        }
    }

    private void FollowProgram(string path, ScriptFacts script)
    {
        // Commands that are nowhere in the image are none that it needs: the original runs without them too.
        foreach (var command in script.Commands)
        {
            if (commands.Find(command) is { } found)
                reached.Add(path, found, NeedKind.Command, command);
        }

        foreach (var mentioned in script.Paths.Where(IsFile))
            reached.Add(path, mentioned, NeedKind.Opened, "mentioned");
    }

    /// <summary>The sourced files that are followed as a part of the script, each once.</summary>
    private IEnumerable<(string, ScriptFacts)> Libraries(string path, ScriptFacts script)
    {
        foreach (var sourced in script.Sourced)
        {
            if (Places(path, sourced).FirstOrDefault(IsFile) is not { } found)
                continue;
            reached.Add(path, found, NeedKind.Opened, "source " + sourced);
            var real = index.Paths.Resolve(found).Path!;
            if (snapshot.Binaries.GetValueOrDefault(real) is ScriptFacts { Interpreter.Length: 0 } library && _sourced.Add(real))
                yield return (real, library);
        }
    }

    private void FollowFirstLine(string path, ScriptFacts script)
    {
        if (!reached.Add(path, script.Interpreter, NeedKind.Interpreter, script.Interpreter) && IsExecutable(path))
            reached.Miss(path, NeedKind.Interpreter, script.Interpreter);
        if (ContainerPath.Name(script.Interpreter) == "env" && script.InterpreterArgument is { } program)
            FollowEnv(path, program);
    }

    /// <summary>
    /// Where a sourced file may be. The directory of one that is not absolute is known to the shell alone; mostly it is the script's own,
    /// or one above it.
    /// </summary>
    private IEnumerable<string> Places(string script, string sourced)
    {
        if (sourced.StartsWith('/'))
            return [sourced];
        var above = new List<string>();
        for (var directory = ContainerPath.Parent(script); above.Count < MaxUp; directory = ContainerPath.Parent(directory))
            above.Add(directory);

        return above
            .Append(environment.WorkingDirectory)
            .Concat(environment.SearchPath)
            .Select(directory => ContainerPath.Normalise(ContainerPath.Join(directory, sourced)));
    }

    private void FollowEnv(string path, string program)
    {
        if (commands.Find(program) is { } found)
            reached.Add(path, found, NeedKind.Interpreter, program);
        else if (IsExecutable(path))
            reached.Miss(path, NeedKind.Interpreter, program);
    }

    /// <summary>The first line of a file that nobody can execute is a comment, as in many modules of Python's library.</summary>
    private bool IsExecutable(string path) => index.Paths.At(path) is { Mode: var mode } && (mode & FilePermissions.AnyExecute) != 0;

    private bool IsFile(string path) => index.Paths.Resolve(path).Path is { } real && index.Paths.At(real) is { Kind: FileKind.Regular };
}
