using DockerSplit.Diagnostics;

namespace DockerSplit.Planning.Rules;

/// <summary>How run time comes to need something.</summary>
public static class NeedRules
{
    /// <summary>ENTRYPOINT, CMD, HEALTHCHECK, an artifact, or what an earlier round taught.</summary>
    public static readonly EvidenceRule Entry = new("entry", "The container starts from it");

    /// <summary>A program or library that stays names it in its dynamic section (ELF `DT_NEEDED`).</summary>
    public static readonly EvidenceRule Linked = new("linked", "Something links to it");

    /// <summary>A script that stays calls the command, or it is the interpreter of one.</summary>
    public static readonly EvidenceRule Called = new("called", "Something calls it");

    /// <summary>A program that stays is known to open it: a plugin, a module, certificates, time zones, a file that a setting names.</summary>
    public static readonly EvidenceRule Reached = new("reached", "Something opens it");

    /// <summary>The original was run with a tracer beside its program, which opened or ran it while it was asked.</summary>
    public static readonly EvidenceRule Traced = new("traced", "The original's programs were seen to use it");

    /// <summary>Only weak evidence speaks for it, such as a path among a program's strings; it is taken from the second rung of the ladder on.</summary>
    public static readonly EvidenceRule NearMiss = new("near-miss", "Something may open it");
}
