namespace DockerSplit.Facts;

/// <summary>Something that nothing accounts for.</summary>
/// <param name="Name">The path, the package, the account, the setting.</param>
/// <param name="Package">The package that the path belongs to; null where none does.</param>
/// <param name="Original">What the original has, in a few words; empty for nothing. Never a password, nor the value of a variable.</param>
/// <param name="Rewritten">What the rewritten image has instead; empty for nothing.</param>
/// <param name="Remedy">What to keep, install or remove so that the books balance, a sentence without its full stop.</param>
public sealed record LedgerFinding(
    LedgerFindingKind Kind,
    LedgerWeight Weight,
    string Name,
    string? Package,
    string Original,
    string Rewritten,
    string Remedy
)
{
    /// <summary>The finding in one line.</summary>
    public string Description => $"{Title}{Owner}{Difference}";

    /// <summary>What it is about, without what either image has.</summary>
    public string Title => $"{LedgerWords.Of(Kind)}: {Name}";

    private string Owner => Package is null || Package == Name ? "" : $" of the package {Package}";

    private string Difference =>
        (Original, Rewritten) switch
        {
            ("", "") => "",
            (_, "") => $" ({Original})",
            ("", _) => $" ({Rewritten})",
            _ => $" ({Rewritten} instead of {Original})",
        };
}

/// <summary>How much a finding weighs.</summary>
public enum LedgerWeight
{
    /// <summary>People should know.</summary>
    Note,

    /// <summary>The rewritten image is not what the original is.</summary>
    Breaks,
}

/// <summary>The kinds of finding, in the order in which they are told.</summary>
public enum LedgerFindingKind
{
    MissingPackage,
    MissingPath,

    /// <summary>A directory that the image declares as a volume, and that the engine would make empty and root's.</summary>
    MissingVolume,

    /// <summary>The home directory of a user.</summary>
    MissingHome,
    MissingAccount,
    Content,

    /// <summary>A file is a directory now, a link a file.</summary>
    FileKind,
    LinkTarget,

    /// <summary>A set-user-id or set-group-id bit was lost or added.</summary>
    SetId,

    /// <summary>More is allowed than before.</summary>
    WiderMode,
    Mode,
    Owner,
    Capabilities,
    Attributes,

    /// <summary>A trust store has fewer certificates, or more.</summary>
    Certificates,

    /// <summary>The loader's list lacks a library that is there.</summary>
    Libraries,
    Locales,

    /// <summary>The numbers of a user or group.</summary>
    AccountNumber,
    HomeDirectory,
    LoginShell,
    Members,
    Password,
    SubordinateIds,
    PackageVersion,

    /// <summary>Files of a package are there without its entry in the database, so that scanners do not see it.</summary>
    PackageEntry,
    AddedPackage,

    /// <summary>The original deleted a package's file, and it is back.</summary>
    Restored,
    AddedPath,
    AddedAccount,
    Setting,

    /// <summary>The runtime base sets a variable more.</summary>
    AddedVariable,
}
