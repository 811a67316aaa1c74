namespace DockerSplit.Facts;

/// <summary>What <c>/etc/os-release</c> says.</summary>
/// <param name="Id">The <c>ID</c>: <c>alpine</c>, <c>debian</c>, <c>ubuntu</c> ...; empty when there is no such file.</param>
/// <param name="Release">The <c>VERSION_ID</c>, such as <c>12</c> or <c>3.18.9</c>; empty where there is none.</param>
/// <param name="Codename">The <c>VERSION_CODENAME</c>, such as <c>bookworm</c>.</param>
public sealed record Distribution(string Id, string Release, string? Codename = null);
