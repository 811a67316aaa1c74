namespace DockerSplit.Facts;

/// <summary>What a line of an accounts' file says of its password, without the password.</summary>
/// <param name="File">The file: <c>/etc/shadow</c>, <c>/etc/gshadow</c>; the open files where the password stands in them.</param>
/// <param name="Name">The user or group.</param>
/// <param name="Fingerprint">The first 16 bytes of the SHA-256 of what stands there, locks apart. It is for comparing, and never for reports.</param>
/// <param name="Rest">The fields behind it that hold for logging in: ages, the day it ends; of a group its administrators and members.</param>
public sealed record PasswordFacts(string File, string Name, PasswordKind Kind, UInt128 Fingerprint, string Rest)
{
    /// <summary>Where the passwords of users stand (shadow(5)).</summary>
    public const string UserSecrets = "/etc/shadow";
}

/// <summary>What a password field lets people do (shadow(5)).</summary>
public enum PasswordKind
{
    /// <summary>Anybody may log in: the field is empty.</summary>
    Open,

    /// <summary>Nobody may, and no password lies below the lock.</summary>
    Locked,

    /// <summary>There is a password, and a lock before it.</summary>
    LockedPassword,

    /// <summary>There is a password.</summary>
    Set,
}

/// <summary>A line of <c>/etc/subuid</c> or <c>/etc/subgid</c>: the numbers that a user may give away (subuid(5)).</summary>
public sealed record SubordinateIds(string File, string Name, string First, string Count);
