namespace DockerSplit.References;

/// <summary>
/// The name of an image as FROM and <c>docker pull</c> take it, in its parts: <c>[registry/]repository[:tag][@digest]</c>
/// (distribution/reference of the Docker registry project).
/// </summary>
/// <param name="Registry">The host, with a port; empty for Docker Hub, however it is written.</param>
/// <param name="Repository">Such as <c>node</c> or <c>dotnet/sdk</c>; Docker Hub's <c>library/</c> is left away.</param>
/// <param name="Tag">Null where none is written; a builder then takes <c>latest</c>.</param>
/// <param name="Digest">Such as <c>sha256:...</c>; null where none is written.</param>
public sealed record ImageReference(string Registry, string Repository, string? Tag, string? Digest)
{
    private const string DockerHub = "docker.io";
    private const string Official = "library/";

    /// <summary>The last part of the repository: <c>sdk</c> of <c>dotnet/sdk</c>.</summary>
    public string Name => Repository[(Repository.LastIndexOf('/') + 1)..];

    /// <summary>
    /// The repository as Docker Hub names it: mirrors keep the official images in a folder <c>library/</c> of theirs, and what stands before
    /// it is left away.
    /// </summary>
    public string Family =>
        Repository.LastIndexOf("/" + Official, StringComparison.Ordinal) is >= 0 and var at
            ? Repository[(at + 1 + Official.Length)..]
            : WithoutOfficial(Repository);

    /// <summary>The tag that a builder takes.</summary>
    public string EffectiveTag => Tag ?? "latest";

    /// <summary>Whether it is an official image of Docker Hub.</summary>
    public bool IsOfficial => Registry.Length == 0 && !Repository.Contains('/', StringComparison.Ordinal);

    /// <summary>Reads a reference whose variables are expanded; null for text that is none.</summary>
    public static ImageReference? TryParse(string text)
    {
        if (text.Length == 0 || text.AsSpan().ContainsAnyExceptInRange('!', '~'))
            return null;

        var at = text.IndexOf('@', StringComparison.Ordinal);
        var digest = at < 0 ? null : text[(at + 1)..];
        var name = at < 0 ? text : text[..at];
        var colon = name.LastIndexOf(':');
        var tag = colon > name.LastIndexOf('/') ? name[(colon + 1)..] : null;
        name = tag is null ? name : name[..colon];
        var (registry, repository) = SplitRegistry(name);

        return IsRepository(repository) && tag is not "" && digest is not "" && (tag is null || IsTag(tag))
            ? new(registry, repository, tag, digest)
            : null;
    }

    /// <summary>The reference as a builder takes it.</summary>
    public override string ToString() =>
        $"{(Registry.Length == 0 ? "" : Registry + "/")}{Repository}{(Tag is null ? "" : ":" + Tag)}{(Digest is null ? "" : "@" + Digest)}";

    /// <summary>The first part is a host when it could be one: it has a dot or a port, or is <c>localhost</c>.</summary>
    private static (string Registry, string Repository) SplitRegistry(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : name[..slash];
        if (first != "localhost" && !first.AsSpan().ContainsAny('.', ':'))
            return ("", WithoutOfficial(name));

        var rest = name[(slash + 1)..];

        return first is DockerHub or "index.docker.io" ? ("", WithoutOfficial(rest)) : (first, rest);
    }

    private static string WithoutOfficial(string repository) =>
        repository.StartsWith(Official, StringComparison.Ordinal) ? repository[Official.Length..] : repository;

    private static bool IsRepository(string text) =>
        text.Length > 0
        && text.Split('/')
            .All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-'));

    private static bool IsTag(string text) =>
        text.Length <= 128 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') && text[0] is not ('.' or '-');
}
