using DockerSplit.Analysis;
using DockerSplit.Engine.Files;
using DockerSplit.Paths;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Application.Rewriting;

/// <summary>The build context on disk: its files as COPY finds them, and the scripts that COPY and ADD bring into the image.</summary>
internal sealed class ContextFiles : IBuildContext
{
    /// <summary>What is longer is no script that a person wrote.</summary>
    private const long MaximumLength = 1024 * 1024;

    private readonly Stage _stage;
    private readonly string _directory;
    private readonly Lazy<ContextListing> _listing;

    /// <param name="directory">The context's root.</param>
    /// <param name="dockerfile">The Dockerfile's path, beside which it may have an ignore file of its own; null where it has none.</param>
    public ContextFiles(Stage stage, string directory, string? dockerfile = null)
    {
        (_stage, _directory) = (stage, directory);
        _listing = new(() => ContextReader.Read(directory, IgnoreRules.ReadFor(directory, dockerfile)));
    }

    /// <inheritdoc/>
    public ContextListing Listing => _listing.Value;

    /// <inheritdoc/>
    public string? ReadText(string path)
    {
        foreach (var at in _stage.Instructions)
        {
            if (at.Instruction is CopyInstruction { From: null } copy && SourceOf(copy, at.Before, path) is { } source)
                return ReadSource(source);
        }

        return null;
    }

    /// <summary>A link that is part of the path is followed only inside of the context.</summary>
    public string? ReadSource(string path)
    {
        if (Listing.Root is null || Listing.Match(Escaped(path)) is not [{ Kind: Facts.FileKind.Regular } entry])
            return null;

        try
        {
            var file = Path.Combine(_directory, entry.Path);

            // What is no plain file may not be opened: reading a FIFO waits for somebody at its other end.
            return HostFile.Of(file).Kind == HostFileKind.Regular && new FileInfo(file).Length < MaximumLength
                ? File.ReadAllText(file)
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A script that cannot be read stays an unknown command.
            return null;
        }
    }

    private static string Escaped(string path) =>
        path.AsSpan().ContainsAny('*', '?', '[') ? string.Concat(path.Select(c => c is '*' or '?' or '[' ? $"\\{c}" : $"{c}")) : path;

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
}
