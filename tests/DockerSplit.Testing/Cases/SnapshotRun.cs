namespace DockerSplit.Testing.Cases;

/// <summary>
/// One call of the program on a case, and what is right whatever its words are. What a member says of the runtime stage holds when one
/// was written; <see cref="RuntimeStage"/> tells how fragments and paths are matched.
/// </summary>
public sealed record SnapshotRun
{
    /// <summary>The option with which no engine is asked.</summary>
    public const string TextOnly = "--no-verify";

    /// <summary>The exit code of "needs an engine".</summary>
    public const int NeedsEngineCode = 7;

    /// <summary>The exit code of "unproved".</summary>
    public const int UnprovedCode = 8;

    /// <summary>The name of the verified files: <c>{name}.verified.dockerfile</c> and <c>{name}.report.verified.txt</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The options after <c>rewrite Dockerfile -o Dockerfile.ms</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The one right exit code, where <see cref="ExitCodes"/> gives no choice.</summary>
    public int ExitCode { get; init; }

    /// <summary>The exit codes that are right where more than one is: a split from the text, or a word that it takes an engine.</summary>
    public IReadOnlyList<int> ExitCodes { get; init; } = [];

    /// <summary>
    /// Lines of the rewritten Dockerfile, in their order, that are compared instead of the whole, where what the base image brings is not
    /// the same everywhere.
    /// </summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Fragments that the runtime stage contains.</summary>
    public IReadOnlyList<string> Contains { get; init; } = [];

    /// <summary>Alternatives: of each group the runtime stage contains at least one fragment.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ContainsOneOf { get; init; } = [];

    /// <summary>Fragments that the runtime stage contains one behind the other.</summary>
    public IReadOnlyList<string> InOrder { get; init; } = [];

    /// <summary>Fragments that the runtime stage does not contain.</summary>
    public IReadOnlyList<string> Lacks { get; init; } = [];

    /// <summary>Paths that are there at run time because of a copy or of a command of the runtime stage.</summary>
    public IReadOnlyList<string> Brings { get; init; } = [];

    /// <summary>Paths that no copy of the runtime stage touches: not they, nothing below and no directory above.</summary>
    public IReadOnlyList<string> Leaves { get; init; } = [];

    /// <summary>Fragments that the report contains.</summary>
    public IReadOnlyList<string> Says { get; init; } = [];

    /// <summary>Fragments that the report contains when it takes an engine: the places of the doubts.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>The most bytes that the rewritten image may have.</summary>
    public long? MaximumSize { get; init; }

    /// <summary>Whether a Docker engine is needed.</summary>
    public bool NeedsEngine => !Arguments.Contains(TextOnly);

    /// <summary>Every exit code that is right.</summary>
    public IReadOnlyList<int> RightCodes => ExitCodes is [] ? [ExitCode] : ExitCodes;

    /// <summary>Whether anything is said about a runtime stage.</summary>
    public bool ExpectsOfStage => Contains.Count + ContainsOneOf.Count + InOrder.Count + Lacks.Count + Brings.Count + Leaves.Count > 0;
}
