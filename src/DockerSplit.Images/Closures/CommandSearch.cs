using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Closures;

/// <summary>Finds commands along PATH (POSIX, "Command Search and Execution").</summary>
internal sealed class CommandSearch(FileIndex index, RuntimeEnvironment environment)
{
    /// <summary>The path of a command, links not followed; null when there is none.</summary>
    public string? Find(string command)
    {
        var candidates = command.Contains('/', StringComparison.Ordinal)
            ? [environment.Absolute(command)]
            : environment.SearchPath.Select(directory => ContainerPath.Join(directory, command));

        return candidates.FirstOrDefault(IsProgram);
    }

    private bool IsProgram(string path) =>
        index.Paths.Resolve(path).Path is { } real
        && index.Paths.At(real) is { Kind: FileKind.Regular } file
        && (file.Mode & FilePermissions.AnyExecute) != 0;
}
