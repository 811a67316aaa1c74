using DockerSplit.Diagnostics;

namespace DockerSplit.Planning.Rules;

/// <summary>Why the runtime stage does something again.</summary>
public static class ReplayRules
{
    /// <summary>Users and groups that the build made, with the same numbers.</summary>
    public static readonly EvidenceRule Account = new("account", "The accounts of the original");

    /// <summary>The build set a password, which the runtime stage takes from the builder's own file.</summary>
    public static readonly EvidenceRule Password = new("password", "The passwords of the original");

    /// <summary>COPY gives a directory that it makes to root; this one has another owner or mode, or holds no file.</summary>
    public static readonly EvidenceRule Directory = new("directory", "A directory of the original");

    /// <summary>COPY follows a link, so it is made again.</summary>
    public static readonly EvidenceRule Link = new("link", "A link of the original");

    /// <summary>A package brings the file, and the build changed its owner or mode.</summary>
    public static readonly EvidenceRule Owner = new("owner", "Owner and mode as the author set them");

    /// <summary>The base or a package brings the file, and the original has it no longer: a default site that the build removes would be served again.</summary>
    public static readonly EvidenceRule Removal = new("removal", "The build removed it");

    /// <summary>A container could not read or write the path, so it gets the original's owner and mode.</summary>
    public static readonly EvidenceRule Permission = new("permission", "A round was denied access");

    /// <summary>Libraries are copied into directories that the loader looks up in its cache.</summary>
    public static readonly EvidenceRule LinkerCache = new("linker-cache", "The loader's cache is made anew");

    /// <summary>The build added certificates, and the store is made from them.</summary>
    public static readonly EvidenceRule TrustStore = new("trust-store", "The author's own certificates are trusted");

    /// <summary>You ask for a last step that checks every copied program.</summary>
    public static readonly EvidenceRule LibraryGuard = new("library-guard", "The build fails when a library is missing");
}
