using System.Collections.Immutable;

namespace DockerSplit.Semantics;

/// <summary>What earlier instructions of the stage have set. What the base image brings is not known here.</summary>
public sealed record BuildState
{
    /// <summary>ENV by name.</summary>
    public VariableScope Environment { get; init; } = VariableScope.Empty;

    /// <summary>ARG by name, with the global default, the stage's default or the given build argument.</summary>
    public VariableScope Arguments { get; init; } = VariableScope.Empty;

    /// <summary>
    /// The working directory: absolute, or null where a WORKDIR names it by something that cannot be known. Without any WORKDIR the
    /// base image decides; plain images of distributions start in <c>/</c>, and so it is taken for the others too.
    /// </summary>
    public string? WorkingDirectory { get; init; } = "/";

    /// <summary>The user as USER last named it, null when the base image decides.</summary>
    public string? User { get; init; }

    /// <summary>The words of SHELL; <c>/bin/sh -c</c> at first.</summary>
    public ImmutableArray<string> Shell { get; init; } = ["/bin/sh", "-c"];

    /// <summary>The escape character of the file.</summary>
    public char Escape { get; init; } = '\\';

    /// <summary>Whether a base image that is not known here may have set variables; false for scratch and before the first FROM.</summary>
    public bool HasUnknownBase { get; init; }

    /// <summary>Whether a variable without a known value may have one all the same: from the base image, the builder, or another unknown.</summary>
    public bool MayHaveValue(string name) =>
        Environment.Find(name) is not null
        || Arguments.Find(name) is { IsUnknown: true }
        || PredefinedArguments.IsPlatform(name)
        || (HasUnknownBase && IsName(name));

    /// <summary>A digit or a special character names no variable that an image could set.</summary>
    private static bool IsName(string name) => name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_');

    /// <summary>A variable as RUN sees it: ENV wins over ARG. Null when it is not set here at all.</summary>
    public Variable? Variable(string name) => Environment.Find(name) ?? Arguments.Find(name);
}
