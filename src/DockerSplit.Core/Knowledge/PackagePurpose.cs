namespace DockerSplit.Knowledge;

/// <summary>What a package that exists to build is for.</summary>
public enum PackagePurpose
{
    /// <summary>It turns source into programs.</summary>
    Compiler,

    /// <summary>A compiler's own library, where what it makes does not link to it.</summary>
    CompilerSupport,

    /// <summary>It runs a build or generates sources.</summary>
    BuildSystem,

    /// <summary>It makes or configures packages.</summary>
    Packaging,

    /// <summary>Headers and link libraries.</summary>
    Headers,

    /// <summary>It installs a language's packages.</summary>
    LanguageInstaller,

    /// <summary>It fetches sources.</summary>
    Fetching,

    /// <summary>It unpacks sources.</summary>
    Unpacking,

    /// <summary>It runs while modules of a language are compiled.</summary>
    NativeModules,

    /// <summary>It checks or inspects.</summary>
    Checking,

    /// <summary>It gives files capabilities.</summary>
    CapabilitySetting,

    /// <summary>Certificates that were installed to fetch.</summary>
    TrustForFetching,
}
