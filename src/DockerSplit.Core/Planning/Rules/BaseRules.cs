using DockerSplit.Diagnostics;

namespace DockerSplit.Planning.Rules;

/// <summary>Why the runtime stage starts from an image, with these variables.</summary>
public static class BaseRules
{
    /// <summary>The runtime stage starts from the original's own base, so that libraries and accounts fit.</summary>
    public static readonly EvidenceRule SameBase = new("same-base", "The same base image");

    /// <summary>A table or the image itself says that it has the same system without what only builds need.</summary>
    public static readonly EvidenceRule Variant = new("variant", "A smaller image that fits");

    /// <summary>All that run time starts is linked statically, so that the smallest image with a shell and a package database does.</summary>
    public static readonly EvidenceRule StandsAlone = new("stands-alone", "A program that needs no distribution");

    /// <summary>`--runtime-base` or the settings name it.</summary>
    public static readonly EvidenceRule NamedBase = new("named-base", "You name the base");

    /// <summary>You ask for nothing but the files that are needed.</summary>
    public static readonly EvidenceRule Scratch = new("scratch", "No base at all");

    /// <summary>A table says who reads the variable, and run time reaches none of those programs; or you say so.</summary>
    public static readonly EvidenceRule BuildVariable = new("build-variable", "Only the build reads the variable");
}
