using DockerSplit.Application;
using DockerSplit.Engine.Files;

namespace DockerSplit.Cli.Files;

/// <summary>The files that one run reads and writes. What it writes is none of the others, under whatever name: by links of both kinds, too.</summary>
internal sealed class PathClaims
{
    private readonly List<Claim> _claims = [];

    /// <summary>The run reads a file.</summary>
    /// <param name="path">Absolute; null for standard input.</param>
    /// <param name="what">For messages: <c>the input</c>.</param>
    public PathClaims Reads(string? path, string what)
    {
        if (path is not null)
            _claims.Add(new(path, HostFile.Of(path), what));

        return this;
    }

    /// <summary>The run will write a file.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="name">As the user wrote it.</param>
    /// <param name="what">For messages about a later claim: <c>the output</c>.</param>
    /// <exception cref="EnvironmentFailure">It is one of the files that were claimed before.</exception>
    public void Writes(string path, string name, string what)
    {
        var file = HostFile.Of(path);
        // What is written to, and not replaced, may be named by many.
        if (file.Kind is HostFileKind.Fifo or HostFileKind.Device)
            return;

        if (_claims.Find(claim => claim.File.IsSameAs(file) || RealPath.AreSame(claim.Path, path)) is { } taken)
            throw new EnvironmentFailure(
                $"cannot write '{name}': it is {taken.What}, which docksplit does not overwrite",
                FailureKind.Usage
            );

        _claims.Add(new(path, file, what));
    }

    private sealed record Claim(string Path, HostFile File, string What);
}
