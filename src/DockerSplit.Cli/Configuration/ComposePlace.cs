namespace DockerSplit.Cli.Configuration;

/// <summary>Where a compose file lies, and what it may know of its surroundings.</summary>
/// <param name="Name">As people know it.</param>
/// <param name="Directory">Absolute.</param>
/// <param name="Variable">The value of a variable; null where it is not set.</param>
/// <param name="Root">What its builds must lie within; null where the user named the file, and is trusted with it.</param>
internal sealed record ComposePlace(string Name, string Directory, Func<string, string?> Variable, string? Root);
