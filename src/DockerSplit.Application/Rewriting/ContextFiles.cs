using DockerSplit.Engine.Files;
using DockerSplit.Analysis;
using DockerSplit.Paths;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Application.Rewriting;

/// <summary>Finds the scripts that COPY and ADD bring into the image, in the build context on disk.</summary>
internal sealed class ContextFiles(Stage stage, string directory) : IBuildContext
{
    /// <summary>What is longer is no script that a person wrote.</summary>
    private const long MaximumLength = 1024 * 1024;

    /// <inheritdoc/>
    public string? ReadText(string path)
    {
        foreach (var at in stage.Instructions)
        {
            if (at.Instruction is CopyInstruction { From: null } copy && SourceOf(copy, at.Before, path) is { } source)
                return Read(source);
        }

        return null;
    }

    private static string? SourceOf(CopyInstruction copy, BuildState state, string path)
    {
        var expander = new WordExpander(state);
        if (expander.Expand(copy.Destination) is not { } destination)
            return null;
        if (state.WorkingDirectory is null && !destination.StartsWith('/'))
            return null;

        var target = ContainerPath.Combine(state.WorkingDirectory ?? "/", destination);
        foreach (var source in copy.Sources.Select(expander.Expand).OfType<string>())
        {
            if (path == target && copy.Sources.Length == 1)
                return source;
            if (path == ContainerPath.Combine(target, ContainerPath.Name(source)))
                return source;
            if (ContainerPath.IsWithin(path, target))
                return $"{source}/{path[target.Length..].TrimStart('/')}";
        }

        return null;
    }

    private string? Read(string source)
    {
        var root = Path.GetFullPath(directory);
        var file = Path.GetFullPath(Path.Combine(root, "." + ContainerPath.Normalise(source)));
        try
        {
            // A link may lead out of the context, and what is no plain file may not be opened: to the builder they are something else, too.
            return HostFile.Of(file).Kind == HostFileKind.Regular
                && RealPath.IsWithin(file, root)
                && new FileInfo(RealPath.Of(file)) is { Exists: true, Length: < MaximumLength }
                ? File.ReadAllText(file)
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A script that cannot be read stays an unknown command.
            return null;
        }
    }
}
