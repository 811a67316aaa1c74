using DockerSplit.Diagnostics;

namespace DockerSplit.Planning.Rules;

/// <summary>Why a package is installed in the runtime stage, or stays behind.</summary>
public static class PackageRules
{
    /// <summary>The Dockerfile installs the package by name, and no rule says that it only serves the build.</summary>
    public static readonly EvidenceRule RequestedByAuthor = new("requested", "The author asks for it");

    /// <summary>The author installs the package, and a file that stays at run time is of the kind that uses what the package brings: a TLS library uses certificates.</summary>
    public static readonly EvidenceRule AskedForByWhatStays = new("asked-for-by-what-stays", "A file that stays uses it");

    /// <summary>On the last rung of the ladder every package of the original stays, but for those that certainly only build.</summary>
    public static readonly EvidenceRule NotCertain = new("not-certain", "Nothing says for certain that it only builds");

    /// <summary>A package that stays depends on one of several, and the original has this one; the package manager would choose the first by itself.</summary>
    public static readonly EvidenceRule Alternative = new("alternative", "The original's choice among alternatives");

    /// <summary>A package that stays recommends it, and the author let the package manager follow recommendations.</summary>
    public static readonly EvidenceRule Recommended = new("recommended", "What stays recommends it");

    /// <summary>The package holds libraries, and no program that stays links to one of them or opens one by a known habit.</summary>
    public static readonly EvidenceRule NothingReachesIt = new("nothing-reaches-it", "Nothing that stays uses it");

    /// <summary>A table says what the package is for: compilers, build systems, headers, fetching, unpacking, checking. The row's own reason stands in the report.</summary>
    public static readonly EvidenceRule KnownBuildOnly = new("build-only", "It exists to build");

    /// <summary>The package is installed in a virtual group, and the group is deleted after the build.</summary>
    public static readonly EvidenceRule VirtualGroupDeleted = new("virtual-group-deleted", "The author deletes its group");

    /// <summary>The Dockerfile removes the package after the build, and does not install it again.</summary>
    public static readonly EvidenceRule RemovedByAuthor = new("removed-by-author", "The author removes it");

    /// <summary>The build installed a development package; what it linked needs the library's own package at run time.</summary>
    public static readonly EvidenceRule DevelopmentPackage = new("development-package", "A development package leaves its library");

    /// <summary>The Dockerfile upgrades all packages of its base, so those of the runtime base are upgraded, too.</summary>
    public static readonly EvidenceRule UpgradedByAuthor = new("upgraded-by-author", "The author upgrades what the base brings");

    /// <summary>A comment, the settings or an option names the package.</summary>
    public static readonly EvidenceRule RuntimeByUser = new("runtime-by-user", "You say that run time needs it");

    /// <summary>A comment, the settings, an option or `--minimise` leaves the package out.</summary>
    public static readonly EvidenceRule BuildByUser = new("build-by-user", "You say that only the build needs it");
}
