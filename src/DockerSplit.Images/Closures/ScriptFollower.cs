using DockerSplit.Facts;

namespace DockerSplit.Images;

/// <summary>Follows what a script names: its interpreter, the commands it calls, the files it mentions.</summary>
internal sealed class ScriptFollower(FileIndex index, CommandSearch commands, ReachedFiles reached)
{
    private const int AnyExecute = 0x49;

    public void Follow(string path, ScriptFacts script)
    {
        if (!reached.Add(path, script.Interpreter, NeedKind.Interpreter, script.Interpreter) && IsExecutable(path))
            reached.Miss(path, NeedKind.Interpreter, script.Interpreter);
        if (ImagePath.Name(script.Interpreter) == "env" && script.InterpreterArgument is { } program)
            FollowEnv(path, program);

        // Commands that are nowhere in the image are none that it needs: the original runs without them too.
        foreach (var command in script.Commands)
        {
            if (commands.Find(command) is { } found)
                reached.Add(path, found, NeedKind.Command, command);
        }

        foreach (var mentioned in script.Paths.Where(IsFile))
            reached.Add(path, mentioned, NeedKind.Opened, "mentioned");
    }

    private void FollowEnv(string path, string program)
    {
        if (commands.Find(program) is { } found)
            reached.Add(path, found, NeedKind.Interpreter, program);
        else if (IsExecutable(path))
            reached.Miss(path, NeedKind.Interpreter, program);
    }

    /// <summary>The first line of a file that nobody can execute is a comment, as in many modules of Python's library.</summary>
    private bool IsExecutable(string path) => index.Paths.At(path) is { Mode: var mode } && (mode & AnyExecute) != 0;

    private bool IsFile(string path) => index.Paths.Resolve(path).Path is { } real && index.Paths.At(real) is { Kind: FileKind.Regular };
}
