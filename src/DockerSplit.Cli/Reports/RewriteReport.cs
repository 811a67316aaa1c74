using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DockerSplit.Application;
using DockerSplit.Diagnostics;

namespace DockerSplit.Cli.Reports;

/// <summary>Everything that is known of an outcome, for machines: <c>docs/report.schema.json</c> describes it.</summary>
internal sealed record RewriteReport
{
    /// <summary>The version of this form. It grows when a field is removed or means something else.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The name that stands for standard output.</summary>
    public const string StandardOutput = "-";

    public int Version { get; init; } = CurrentVersion;

    public required string Dockerfile { get; init; }

    /// <summary>How it ended; the verdict is its word.</summary>
    [JsonIgnore]
    public Outcome Outcome { get; init; }

    /// <summary>Where the rewritten Dockerfile goes when it is written, as the user named it; null where the command writes none.</summary>
    [JsonIgnore]
    public string? Target { get; init; }

    /// <summary>Where the rewritten Dockerfile was written; null where it was not.</summary>
    public required string? Output { get; init; }

    /// <summary>The verdict's word, the same in every report.</summary>
    public required string Verdict { get; init; }

    public required int ExitCode { get; init; }

    public required string? Explanation { get; init; }

    /// <summary>How much the answers of both images prove: as much as the best of them; null where nothing was compared.</summary>
    public string? Proof { get; init; }

    /// <summary>What told how to run the containers besides the user, such as the compose file beside the Dockerfile; null for nothing.</summary>
    public string? RunAs { get; init; }

    /// <summary>The verdict's words for people: one that rests on weak answers alone says so.</summary>
    [JsonIgnore]
    public string VerdictLine => Outcome == Outcome.Verified && Proof == ProbeReport.Weak ? $"{Verdict} on weak answers alone" : Verdict;

    /// <summary>Whether facts of the built image decided, or the text alone; null without a plan.</summary>
    public required bool? Observed { get; init; }

    public required SizesReport? Sizes { get; init; }

    public required BaseReport? RuntimeBase { get; init; }

    /// <summary>The name of the stage that builds; null without a plan.</summary>
    public string? Builder { get; init; }

    /// <summary>What to know of the builder stage, in sentences.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Advice => Builder is { } builder && Diff is not null ? Remedies.ForBuilder(builder) : [];

    public required ImmutableArray<PackageReport> Packages { get; init; }

    public required ImmutableArray<PathReport> Paths { get; init; }

    public required ImmutableArray<PlacementReport> Placements { get; init; }

    public required ImmutableArray<CommandReport> Commands { get; init; }

    public required ImmutableArray<ProbeReport> Probes { get; init; }

    public required ImmutableArray<DifferenceReport> Differences { get; init; }

    /// <summary>What became of everything that the original has; null where nothing was compared.</summary>
    public LedgerReport? Ledger { get; init; }

    /// <summary>The original's files with what became of them; null where nothing was compared.</summary>
    public FileTreeReport? Files { get; init; }

    /// <summary>What came of watching the programs of both; null where nobody wanted that, or nothing was compared.</summary>
    public TraceReport? Trace { get; init; }

    /// <summary>Where several platforms were asked for, how the rewritten image does on each; empty otherwise.</summary>
    public ImmutableArray<PlatformReport> Platforms { get; init; } = [];

    public required ImmutableArray<RoundReport> Rounds { get; init; }

    /// <summary>What <c>--minimise</c> found to be dispensable.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <summary>What is wrong with the Dockerfile, what the plan guesses, or, where an engine is needed, what is not known.</summary>
    [JsonIgnore]
    public ImmutableArray<DiagnosticReport> Diagnostics { get; init; } = [];

    [JsonPropertyName("diagnostics")]
    public IEnumerable<string> DiagnosticLines => Diagnostics.Select(diagnostic => diagnostic.ToString());

    /// <summary>What the text alone does not tell; empty unless an engine is needed.</summary>
    public required ImmutableArray<DoubtReport> Doubts { get; init; }

    /// <summary>Commands with which a person sees the same with plain docker.</summary>
    public required ImmutableArray<string> Reproduce { get; init; }

    /// <summary>Both Dockerfiles, with the evidence of their lines; null where there was none to read.</summary>
    public DockerfilesReport? Dockerfiles { get; init; }

    /// <summary>The unified diff from the original to the rewritten Dockerfile; null without one.</summary>
    public required string? Diff { get; init; }
}

/// <summary>How the rewritten image does on one of several platforms.</summary>
/// <param name="Verdict">The verdict's word, or that it was not checked.</param>
/// <param name="Explanation">Why; null where nothing is to be said.</param>
internal sealed record PlatformReport(string Platform, string Verdict, string? Explanation)
{
    public const string NotChecked = "not checked";
}

/// <summary>Both images' sizes.</summary>
internal sealed record SizesReport(ImageReport Original, ImageReport Rewritten);

/// <summary>An image's size: the sum of its uncompressed layers.</summary>
internal sealed record ImageReport(long Bytes, ImmutableArray<LayerReport> Layers)
{
    /// <summary>The packages by name.</summary>
    public ImmutableArray<InstalledReport> Packages { get; init; } = [];
}

/// <summary>A package of an image.</summary>
/// <param name="Bytes">As the database states it.</param>
internal sealed record InstalledReport(string Name, string Version, long Bytes);

/// <summary>A layer.</summary>
internal sealed record LayerReport(long Bytes, string? CreatedBy);

/// <summary>Why something was decided, and where in the original.</summary>
internal sealed record EvidenceReport(string Rule, string Reason, string? Subject, int? Line, int? Column);

/// <summary>Something that is not known, and where in the original.</summary>
/// <param name="Id">The diagnostic's id, which has a page in docs/rules.</param>
internal sealed record DoubtReport(string Id, string Message, int Line, int Column)
{
    public static DoubtReport Of(Diagnostic doubt) => new(doubt.Id, doubt.Message, doubt.Position.Line, doubt.Position.Column);
}

/// <summary>What the runtime stage starts from.</summary>
internal sealed record BaseReport(string Reference, EvidenceReport Evidence);

/// <summary>A package.</summary>
/// <param name="Role"><c>build-only</c> or <c>runtime</c>.</param>
/// <param name="Requested">Whether the original names it.</param>
/// <param name="Installed">Whether the runtime stage installs it by its name.</param>
/// <param name="BroughtBy">The package that is installed and brings it along; null for none.</param>
internal sealed record PackageReport(
    string Name,
    string Specification,
    string Manager,
    string Role,
    bool Requested,
    bool Installed,
    string? BroughtBy,
    ImmutableArray<EvidenceReport> Evidence
)
{
    public const string BuildOnly = "build-only";
    public const string Runtime = "runtime";

    [JsonIgnore]
    public bool IsBuildOnly => Role == BuildOnly;

    /// <summary>What becomes of it, in words for people.</summary>
    [JsonIgnore]
    public string Fate =>
        Installed ? "installed"
        : BroughtBy is { } other ? $"brought by {other}"
        : !IsBuildOnly ? "in the base"
        : "dropped";
}

/// <summary>A path.</summary>
/// <param name="Verdict"><c>copy</c> or <c>drop</c>.</param>
internal sealed record PathReport(
    string Path,
    string Verdict,
    bool IsDirectory,
    long? Bytes,
    bool Guess,
    ImmutableArray<EvidenceReport> Evidence
)
{
    public const string Copy = "copy";
    public const string Drop = "drop";

    [JsonIgnore]
    public bool IsCopied => Verdict == Copy;
}

/// <summary>Where an instruction of the original went.</summary>
/// <param name="Stage"><c>builder</c>, <c>runtime</c> or <c>both</c>.</param>
internal sealed record PlacementReport(string Instruction, int Line, string Stage, EvidenceReport Evidence);

/// <summary>A command that the runtime stage runs again.</summary>
internal sealed record CommandReport(string Command, EvidenceReport Evidence);

/// <summary>A question and both answers.</summary>
internal sealed record ProbeReport(string Question, string Original, string Rewritten, bool Agrees, string? Note)
{
    public const string Strong = "strong";
    public const string Weak = "weak";
    public const string None = "nothing";

    /// <summary>How much it proves that both answer so: <c>strong</c>, <c>weak</c> or <c>nothing</c>.</summary>
    public string Proves { get; init; } = None;

    /// <summary>What the question is one of many of; null where it stands alone.</summary>
    public string? Group { get; init; }

    [JsonIgnore]
    public bool IsWeak => Proves == Weak;
}

/// <summary>A try.</summary>
/// <param name="Rung">How widely the plan took what it was not sure of.</param>
/// <param name="Learned">What its failure taught.</param>
internal sealed record RoundReport(
    int Number,
    string Rung,
    string? Reason,
    string Verdict,
    ImmutableArray<FactReport> Learned,
    string? Explanation
)
{
    /// <summary>The reason of the plan that has none.</summary>
    public const string FirstPlan = "the first plan";

    /// <summary>What failed, in a line; null when nothing did.</summary>
    [JsonIgnore]
    public string? Failure => Explanation?.Split('\n')[0];
}

/// <summary>What a failing image lacked, and the line of the log that says so.</summary>
internal sealed record FactReport(string Fact, string Source);

/// <summary>Something in which the two images differ.</summary>
/// <param name="Weight"><c>breaks</c>, <c>notable</c> or <c>allowed</c>.</param>
internal sealed record DifferenceReport(string Subject, string Original, string Rewritten, string Weight)
{
    public const string Allowed = "allowed";
    public const string Notable = "notable";

    [JsonIgnore]
    public bool IsAllowed => Weight == Allowed;

    [JsonIgnore]
    public bool IsNotable => Weight == Notable;
}
