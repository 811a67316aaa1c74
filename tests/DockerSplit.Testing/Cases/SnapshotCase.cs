using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerSplit.Testing.Cases;

/// <summary>One folder of <c>tests/snapshots</c>, as its <c>case.json</c> describes it.</summary>
public sealed record SnapshotCase
{
    private const string FileName = "case.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The split that an expert would write, in the case's folder.</summary>
    public const string HandMade = "Dockerfile.hand";

    /// <summary>The environment variable with which <c>./test --all</c> asks for every case.</summary>
    private const string AllVariable = "DOCKSPLIT_ALL";

    /// <summary>The environment variable that names the only cases to run, separated by commas.</summary>
    private const string CasesVariable = "DOCKSPLIT_CASES";

    /// <summary>What the case is about.</summary>
    public required string Description { get; init; }

    /// <summary>The folder with the Dockerfile and its context, from the repository's root; the case's own when it is not given.</summary>
    public string? Input { get; init; }

    /// <summary>The hosts that the Dockerfile fetches from, as <c>host:port</c>.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The image that it starts from.</summary>
    public string? Image { get; init; }

    /// <summary>Further images that its rewritten Dockerfile may start from.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>The language of the application, where the case counts for what docksplit saves on applications.</summary>
    public string? Language { get; init; }

    /// <summary>Why the rewritten image is much larger than the one made by hand; null where it is not.</summary>
    public OverHand? OverHand { get; init; }

    /// <summary>Why what the text alone leads to cannot pass here though it is right; null where it has to.</summary>
    public string? TextAlone { get; init; }

    /// <summary>Whether only <c>./test --all</c> runs it: it takes long, or images that are not made for every run.</summary>
    public bool All { get; init; }

    /// <summary>What is done with it; one rewrite by text alone when nothing is said.</summary>
    public IReadOnlyList<SnapshotRun> Runs { get; init; } = [new() { Name = "rewritten", Arguments = [SnapshotRun.TextOnly] }];

    /// <summary>The folder of all cases.</summary>
    public static string Root { get; } = Path.Combine(Repository.Root, "tests", "snapshots");

    /// <summary>The names of all cases, sorted: their folders, seen from <see cref="Root"/>, at whatever depth.</summary>
    public static IEnumerable<string> Names =>
        Directory
            .EnumerateFiles(Root, FileName, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, Path.GetDirectoryName(file)!))
            .Order(StringComparer.Ordinal);

    private static string[]? Asked => Environment.GetEnvironmentVariable(CasesVariable)?.Split(',');

    private static bool AreAllAsked => Environment.GetEnvironmentVariable(AllVariable) is not null;

    public static SnapshotCase Load(string name) =>
        JsonSerializer.Deserialize<SnapshotCase>(File.ReadAllText(Path.Combine(Root, name, FileName)), Options)!;

    /// <summary>The names of the cases and of their runs for which a condition holds, of those that this run is to try.</summary>
    public static IEnumerable<(string Case, string Run)> RunsWhere(Predicate<SnapshotRun> condition) =>
        from name in Names
        let @case = Load(name)
        where Asked is { } asked ? asked.Contains(name) : !@case.All || AreAllAsked
        from run in @case.Runs
        where condition(run)
        select (name, run.Name);

    /// <summary>Copies the input, without what belongs to the test, to where the program may write.</summary>
    public void CopyInput(string name, string target)
    {
        var source = Input is null ? Path.Combine(Root, name) : Path.Combine(Repository.Root, Input);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(IsInput))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static bool IsInput(string file) =>
        Path.GetFileName(file) is var name
        && name is not (FileName or "README.md" or "Dockerfile.ms" or HandMade)
        && !name.Contains(".verified.", StringComparison.Ordinal)
        && !name.Contains(".received.", StringComparison.Ordinal);
}
