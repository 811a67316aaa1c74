namespace DockerSplit.Knowledge;

/// <summary>What a path is for. A path that is of several classes is of the first of them.</summary>
public enum PathClass
{
    /// <summary>Nothing special.</summary>
    Other,

    /// <summary>Downloaded packages and lists.</summary>
    PackageCache,

    /// <summary>The package manager's own database.</summary>
    PackageDatabase,

    /// <summary>Where packages come from.</summary>
    PackageRepositories,

    /// <summary>Accounts, which are replayed instead of copied.</summary>
    Accounts,

    /// <summary>Caches that programs write anew.</summary>
    Generated,

    /// <summary>Temporary files.</summary>
    Temporary,

    /// <summary>Source code by convention.</summary>
    Source,

    /// <summary>Manual pages and documentation.</summary>
    Documentation,

    /// <summary>Headers, static libraries, pkg-config files and the like.</summary>
    Development,

    /// <summary>What compilers read; it counts where something is compiled.</summary>
    SourceCode,

    /// <summary>Intermediate results; they count in directories that something was compiled in.</summary>
    BuildOutput,

    /// <summary>The build's own small files; as <see cref="BuildOutput"/>, but they may come along with what lies around them.</summary>
    BuildFile,

    /// <summary>Neither needed nor in the way.</summary>
    Cheap,
}
