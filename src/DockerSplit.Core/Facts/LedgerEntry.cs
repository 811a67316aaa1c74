namespace DockerSplit.Facts;

/// <summary>What an entry of the ledger is about.</summary>
public enum LedgerSubject
{
    /// <summary>A file, link or directory, with its mode, owner, capabilities and attributes.</summary>
    Path,

    /// <summary>An entry of the package database.</summary>
    Package,

    /// <summary>A user or group; the name tells which: <c>user app</c>.</summary>
    Account,

    /// <summary>A field of the image's configuration.</summary>
    Setting,
}

/// <summary>What became of something that the original has.</summary>
public enum LedgerFate
{
    /// <summary>Byte for byte, or the same package in the same version.</summary>
    Same,

    /// <summary>It is there in another form, and the reason says why that is the same.</summary>
    BroughtOtherwise,

    /// <summary>It is left out for a reason.</summary>
    Dropped,

    /// <summary>Tools make it anew from what is there.</summary>
    Generated,

    /// <summary>It comes and goes with running: logs, temporary files.</summary>
    Volatile,

    /// <summary>Nothing accounts for what became of it; a finding tells of it.</summary>
    Unaccounted,
}

/// <summary>A line of the ledger. Each thing of the original has exactly one.</summary>
/// <param name="Name">The path, the package, the account, the setting.</param>
/// <param name="Size">Bytes of content that the original has there; 0 for what has none of its own.</param>
public sealed record LedgerEntry(LedgerSubject Subject, string Name, LedgerFate Fate, LedgerReason Reason, long Size = 0);

/// <summary>Why something has its fate.</summary>
/// <param name="Rule">The name of the rule, as evidence is told everywhere.</param>
/// <param name="Why">A sentence for people, without its full stop.</param>
/// <param name="IsWeak">Whether the reason is a habit and no proof, so that reports mark it.</param>
public sealed record LedgerReason(string Rule, string Why, bool IsWeak = false);
