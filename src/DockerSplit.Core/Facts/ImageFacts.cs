using System.Collections.Immutable;

namespace DockerSplit.Facts;

/// <summary>What a built image was seen to hold.</summary>
public sealed record ImageFacts
{
    public required ImageConfig Config { get; init; }

    /// <summary>All layers, the base image's first.</summary>
    public required ImmutableArray<LayerFacts> Layers { get; init; }

    /// <summary>How many of the layers the base image brought.</summary>
    public required int BaseLayers { get; init; }

    /// <summary>The base image's own content.</summary>
    public required ImageSnapshot Base { get; init; }

    /// <summary>The content of the whole image.</summary>
    public required ImageSnapshot Final { get; init; }

    /// <summary>The uncompressed size of all layers in bytes: comparable between engines, unlike the size an engine reports.</summary>
    public long Size => Layers.Sum(layer => layer.Size);
}

/// <summary>A layer.</summary>
/// <param name="DiffId">The digest of its uncompressed archive.</param>
/// <param name="Size">Bytes of file content in it.</param>
/// <param name="CreatedBy">The instruction that made it, as the history says.</param>
public sealed record LayerFacts(string DiffId, long Size, string? CreatedBy);

/// <summary>The content of an image, or of its first layers, as a container would see it.</summary>
public sealed record ImageSnapshot
{
    public required Distribution Distribution { get; init; }

    /// <summary>Every file by path, in the order of the paths.</summary>
    public required IReadOnlyDictionary<string, FileFacts> Files { get; init; }

    public required PackageDatabase Packages { get; init; }

    /// <summary>Programs, libraries and scripts by path.</summary>
    public required ImmutableSortedDictionary<string, BinaryFacts> Binaries { get; init; }

    /// <summary>The lines of <c>/etc/passwd</c>.</summary>
    public required ImmutableArray<UserFacts> Users { get; init; }

    /// <summary>The lines of <c>/etc/group</c>.</summary>
    public required ImmutableArray<GroupFacts> Groups { get; init; }

    /// <summary>What shadow, gshadow, and passwd and group where passwords stand in them, say of passwords, in the order of the files.</summary>
    public ImmutableArray<PasswordFacts> Passwords { get; init; } = [];

    /// <summary>The lines of <c>/etc/subuid</c> and <c>/etc/subgid</c>.</summary>
    public ImmutableArray<SubordinateIds> SubordinateIds { get; init; } = [];

    /// <summary>What trust stores, lists of libraries and the like say, by path: their bytes differ where they say the same.</summary>
    public ImmutableSortedDictionary<string, FileMeaning> Meanings { get; init; } =
        ImmutableSortedDictionary.Create<string, FileMeaning>(StringComparer.Ordinal);

    /// <summary>The loader's further search directories: ld.so.conf on glibc, the path file on musl.</summary>
    public required ImmutableArray<string> LibraryPath { get; init; }

    /// <summary>
    /// The text of the few small files that decide how others are looked up, such as <c>/etc/nsswitch.conf</c>, and of those that tell what a
    /// project of a language consists of, by path.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Texts { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Configuration files and Python sources that name modules, libraries or paths, by path.</summary>
    public ImmutableSortedDictionary<string, ConfigurationFacts> Configurations { get; init; } =
        ImmutableSortedDictionary.Create<string, ConfigurationFacts>(StringComparer.Ordinal);

    /// <summary>The modules that sources name, by the path of the source, where the language has them in files of their own.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Imports { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>The texts of sources and start scripts that no package brings, by path, as far as there are few and small ones.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The links of dpkg's alternatives system, sorted by path.</summary>
    public ImmutableArray<AlternativeLink> Alternatives { get; init; } = [];
}

/// <summary>A link that dpkg's alternatives system keeps: one in <c>/etc/alternatives</c>, or one that points to it.</summary>
/// <param name="Group">The name of the group, that of its main link.</param>
/// <param name="IsChosen">Whether someone chose the target by hand, so that dpkg keeps its hands off it.</param>
/// <param name="IsScripted">Whether a script of an installed package names the group.</param>
public sealed record AlternativeLink(string Path, string Group, bool IsChosen, bool IsScripted);

/// <summary>A line of <c>/etc/passwd</c>.</summary>
public sealed record UserFacts(string Name, int Id, int GroupId, string Comment, string Home, string Shell);

/// <summary>A line of <c>/etc/group</c>.</summary>
public sealed record GroupFacts(string Name, int Id, ImmutableArray<string> Members);

/// <summary>The part of an image's configuration that containers obey.</summary>
public sealed record ImageConfig
{
    public string Os { get; init; } = "linux";

    public string Architecture { get; init; } = "";

    public string User { get; init; } = "";

    public string WorkingDirectory { get; init; } = "";

    /// <summary>Variables in order, <c>NAME=value</c>.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    public ImmutableArray<string> Entrypoint { get; init; } = [];

    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>Sorted, such as <c>80/tcp</c>.</summary>
    public ImmutableArray<string> ExposedPorts { get; init; } = [];

    /// <summary>Sorted paths.</summary>
    public ImmutableArray<string> Volumes { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Labels { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public string StopSignal { get; init; } = "";

    public ImmutableArray<string> Shell { get; init; } = [];

    public ImmutableArray<string> OnBuild { get; init; } = [];

    /// <summary>The health check's test words and its settings as text, empty without one.</summary>
    public ImmutableArray<string> Healthcheck { get; init; } = [];
}
