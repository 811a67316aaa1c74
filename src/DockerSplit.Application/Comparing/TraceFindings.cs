using System.Collections.Immutable;
using System.Diagnostics;
using DockerSplit.Engine.Verification.Tracing;
using DockerSplit.Facts;
using DockerSplit.Images;
using DockerSplit.Images.Contracts;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Application.Comparing;

/// <summary>
/// What the programs of the original opened and those of the rewritten image did not find, though both answered alike. Only what the
/// original image holds counts: what programs make while they run is not there from the start in either.
/// </summary>
internal sealed class TraceFindings
{
    /// <summary>What tools make anew, and what comes and goes with running, may be looked for in vain.</summary>
    private static readonly ImmutableHashSet<LedgerFate> Harmless =
    [
        LedgerFate.Generated,
        LedgerFate.Volatile,
        LedgerFate.BroughtOtherwise,
    ];

    private static readonly ImmutableHashSet<string> Wishes = [PathRules.DroppedByUser.Id, PackageRules.BuildByUser.Id];

    private readonly ImageFacts _original;
    private readonly ImageFacts _rewritten;
    private readonly Traced _traced;
    private readonly ImmutableHashSet<string> _opened;
    private readonly ILookup<string, UInt128> _contents;

    private TraceFindings(ImageFacts original, ImageFacts rewritten, Traced traced)
    {
        (_original, _rewritten, _traced) = (original, rewritten, traced);
        var paths = traced.Rewritten.Opened.Values.Select(file => file.Path).Distinct(StringComparer.Ordinal);
        _opened = paths.ToImmutableHashSet(StringComparer.Ordinal);
        _contents = _opened
            .Where(rewritten.Final.Files.ContainsKey)
            .ToLookup(ContainerPath.Name, path => rewritten.Final.Files[path].Fingerprint, StringComparer.Ordinal);
    }

    /// <summary>The findings, those that break the verdict first, then by path; each path once.</summary>
    /// <param name="ledger">What became of all that the original has; null where nobody could say what to expect.</param>
    public static ImmutableArray<TraceFinding> Of(ImageFacts original, ImageFacts rewritten, Traced traced, Ledger? ledger)
    {
        var findings = new TraceFindings(original, rewritten, traced);
        var missing = findings.Missing().DistinctBy(finding => finding.Path).ToArray();
        if (missing is [])
            return [];

        var fates = FatesOf(
            ledger ?? LedgerCheck.Compare(original, rewritten, Expectation.Everything),
            missing.Select(finding => finding.Path).ToHashSet(StringComparer.Ordinal)
        );
        var owners = FileOwners.Of(original);

        return
        [
            .. from finding in missing
            let fate = fates.GetValueOrDefault(finding.Path)
            where fate is null || !Harmless.Contains(fate.Fate)
            let isWished = fate is not null && Wishes.Contains(fate.Reason.Rule)
            let judged = finding with
            {
                IsWished = isWished,
                Package = owners.PackageOf(finding.Path),
            }
            orderby judged.Breaks descending, judged.Path
            select judged,
        ];
    }

    private IEnumerable<TraceFinding> Missing() =>
        [
            .. from pair in _traced.Original.Opened let finding = OfOpened(pair.Key, pair.Value) where finding is not null select finding,
            .. from name in _traced.Original.Found
            where HeldAt(name, name) is { Kind: not FileKind.Directory } && IsMissed(name) && !IsFound(name)
            select new TraceFinding(name, TraceFindingKind.LookedUp, name),
        ];

    private TraceFinding? OfOpened(string name, OpenedFile file)
    {
        if (HeldAt(name, file.Path) is not { } held || IsFound(name) || _opened.Contains(held.Path) || IsFoundElsewhere(held))
            return null;

        TraceFindingKind? kind =
            held.Kind == FileKind.Directory
                ? IsMissed(name)
                    ? TraceFindingKind.LookedUp
                    : null
                : IsMissed(name)
                    ? file.Use == FileUse.Executed
                        ? TraceFindingKind.NotRun
                        : TraceFindingKind.NotOpened
                    : _traced.Rewritten.Denied.Contains(name)
                        ? TraceFindingKind.Denied
                        : _rewritten.Final.Files.ContainsKey(held.Path)
                            ? null
                            : IsListed(held.Path)
                                ? TraceFindingKind.NotListed
                                : TraceFindingKind.NotAsked;

        return kind is { } found ? new(held.Path, found, name) : null;
    }

    /// <summary>What the original image holds there: where the name leads, or a link of that name.</summary>
    private FileFacts? HeldAt(string name, string path) =>
        _original.Final.Files.GetValueOrDefault(path) ?? _original.Final.Files.GetValueOrDefault(name);

    private bool IsFound(string name) => _traced.Rewritten.Opened.ContainsKey(name);

    /// <summary>The name itself, or a directory above it.</summary>
    private bool IsMissed(string name) =>
        _traced.Rewritten.Missed.Contains(name)
        || ContainerPath
            .Above(name)
            .Any(directory => _traced.Rewritten.Missed.Contains(directory) && !_rewritten.Final.Files.ContainsKey(directory));

    /// <summary>Who reads the names in a directory, as both did, looks for all that lie in it, and below what is not there.</summary>
    private bool IsListed(string path)
    {
        var gone = ContainerPath.Above(path).TakeWhile(directory => !_rewritten.Final.Files.ContainsKey(directory)).LastOrDefault(path);
        var directory = ContainerPath.Parent(gone);

        return IsListedIn(_traced.Original, directory) && IsListedIn(_traced.Rewritten, directory);
    }

    private static bool IsListedIn(FileTrace trace, string directory) =>
        trace.Opened.Values.Any(file => file.Use == FileUse.Listed && file.Path == directory);

    /// <summary>A search goes on where the first place has nothing: the same content under the same name is as good.</summary>
    private bool IsFoundElsewhere(FileFacts held) =>
        held.Kind == FileKind.Regular && _contents[ContainerPath.Name(held.Path)].Contains(held.Fingerprint);

    private static Dictionary<string, LedgerEntry> FatesOf(Ledger ledger, HashSet<string> paths) =>
        ledger
            .Entries.Where(entry => entry.Subject == LedgerSubject.Path && paths.Contains(entry.Name))
            .ToDictionary(entry => entry.Name, StringComparer.Ordinal);
}

/// <summary>A file of the original that its programs used, and that those of the rewritten image do not have.</summary>
/// <param name="Path">Where it lies in the original.</param>
/// <param name="Name">As the program called it.</param>
internal sealed record TraceFinding(string Path, TraceFindingKind Kind, string Name)
{
    /// <summary>The package that owns it; null for none.</summary>
    public string? Package { get; init; }

    /// <summary>Whether a person said to leave it out.</summary>
    public bool IsWished { get; init; }

    /// <summary>Whether the verdict is broken by it.</summary>
    public bool Breaks => !IsWished && Kind is not (TraceFindingKind.NotAsked or TraceFindingKind.LookedUp);

    /// <summary>What the original did.</summary>
    public string Original =>
        Kind switch
        {
            TraceFindingKind.NotRun => "run",
            TraceFindingKind.LookedUp => "looked up",
            _ => "opened",
        };

    /// <summary>What became of it in the rewritten image.</summary>
    public string Rewritten =>
        Kind switch
        {
            TraceFindingKind.NotOpened or TraceFindingKind.NotRun or TraceFindingKind.LookedUp => "looked for in vain",
            TraceFindingKind.NotListed => "not in the directory that is listed",
            TraceFindingKind.Denied => "may not be opened",
            TraceFindingKind.NotAsked => "not there, and not looked for",
            _ => throw new UnreachableException(),
        };

    /// <summary>The finding in a sentence, with what to do.</summary>
    public string Description =>
        $"the original's programs {(Kind == TraceFindingKind.NotRun ? "run" : "open")} {Path}, rewritten: {Rewritten}: keep {(Package is { } package ? $"it, or package {package}" : "it")}";

    /// <summary>What the next plan learns from it.</summary>
    public LearnedFact Lesson =>
        Kind == TraceFindingKind.Denied ? new OtherAttributes(Path, Description) : new MissingFile(Path, Description);
}

/// <summary>How a file is missed.</summary>
internal enum TraceFindingKind
{
    /// <summary>It was opened, and is looked for in vain.</summary>
    NotOpened,

    /// <summary>It was run, and is looked for in vain.</summary>
    NotRun,

    /// <summary>It was opened after its directory was listed, and the directory that is listed now has it not.</summary>
    NotListed,

    /// <summary>It was opened, and may not be opened any more.</summary>
    Denied,

    /// <summary>It was opened, is not there, and nothing looked for it: a program that takes another way, or another moment.</summary>
    NotAsked,

    /// <summary>It was asked about and not opened, or is a directory, and is looked for in vain.</summary>
    LookedUp,
}
