namespace DockerSplit.Images.Contracts;

/// <summary>Something in which a rewritten image differs from the original though it should not.</summary>
/// <param name="Path">The file, or the name of the user or group.</param>
/// <param name="Original">What the original has: a soname, a version, numbers, a mode, a link's target, a package.</param>
/// <param name="Rewritten">What the rewritten image has instead; empty for nothing.</param>
/// <param name="Reason">Why it weighs as much as it does, in a few words for people.</param>
public sealed record ContractDifference(
    ContractDifferenceKind Kind,
    DifferenceSeverity Severity,
    string Path,
    string Original,
    string Rewritten,
    string Reason
)
{
    /// <summary>The difference in one line.</summary>
    public string Description =>
        Kind switch
        {
            ContractDifferenceKind.UnresolvedLibrary => $"{Path} needs the library {Original}, which is not there",
            ContractDifferenceKind.MissingInterpreter => $"{Path} needs the interpreter {Original}, which is not there",
            ContractDifferenceKind.MissingVersion => $"{Path} needs the symbol version {Original}, which the library there lacks",
            ContractDifferenceKind.User when Rewritten.Length == 0 => $"the user {Path} ({Original}) is not there",
            ContractDifferenceKind.User => $"the user {Path} is {Rewritten} instead of {Original}",
            ContractDifferenceKind.Group when Rewritten.Length == 0 => $"the group {Path} ({Original}) is not there",
            ContractDifferenceKind.Group => $"the group {Path} is {Rewritten} instead of {Original}",
            ContractDifferenceKind.Capabilities => $"{Path} has lost its capabilities",
            ContractDifferenceKind.SetId => $"{Path} has lost a set-id bit: its mode is {Rewritten} instead of {Original}",
            ContractDifferenceKind.Mode => $"the mode of {Path} is {Rewritten} instead of {Original}",
            ContractDifferenceKind.Owner => $"the owner of {Path} is {Rewritten} instead of {Original}",
            ContractDifferenceKind.DanglingLink => $"the link {Path} to {Rewritten} leads nowhere now",
            _ => $"{Path} is a file of the package {Original}, which the database does not list",
        };
}

/// <summary>The kinds of difference, in the order in which they are told.</summary>
public enum ContractDifferenceKind
{
    /// <summary>A program or library needs a library that the original has.</summary>
    UnresolvedLibrary,

    /// <summary>A program loader, or the program of a <c>#!</c> line, that the original has.</summary>
    MissingInterpreter,

    /// <summary>A library is there, and has not the symbol versions that a program needs of it.</summary>
    MissingVersion,

    /// <summary>A user that the build made.</summary>
    User,

    /// <summary>A group that the build made.</summary>
    Group,

    /// <summary>The <c>security.capability</c> attribute.</summary>
    Capabilities,

    /// <summary>The set-user-id or set-group-id bit.</summary>
    SetId,

    /// <summary>The permissions.</summary>
    Mode,

    /// <summary>The owning user or group.</summary>
    Owner,

    /// <summary>A link whose target was left behind.</summary>
    DanglingLink,

    /// <summary>Files of a package without the package's entry in the database.</summary>
    PackageEntry,
}

/// <summary>How much a difference weighs.</summary>
public enum DifferenceSeverity
{
    /// <summary>It belongs to leaving build tools out, or the engine makes it so.</summary>
    Expected,

    /// <summary>People should know; what the image starts is not known to meet it.</summary>
    Notable,

    /// <summary>Something that is started, or that was copied to be used, does not work as in the original.</summary>
    Breaks,
}
