using System.Collections.Immutable;

namespace DockerSplit.Ecosystems.Node;

/// <summary>What a lock file of yarn says: which request of a package leads to which entry, and what that asks for in turn.</summary>
internal sealed class YarnLock
{
    private const string Header = "yarn lockfile v1";

    /// <summary>What its later versions begin their locks with, and how they say that a package comes from the registry.</summary>
    private const string LaterHeader = "__metadata:";
    private const string Registry = "npm:";

    private readonly Dictionary<string, Entry> _byRequest = new(StringComparer.Ordinal);

    private YarnLock() { }

    /// <summary>The names of the packages that only dependencies for development ask for; null where the lock does not tell.</summary>
    /// <param name="isMixed">
    /// Whether of some package one entry is for run time and another is not: taking that out may move the first to another directory.
    /// </param>
    public static ImmutableArray<string>? DevelopmentOf(string? text, NodeManifest manifest, out bool isMixed)
    {
        isMixed = false;
        if (text is null || !(text.Contains(Header, StringComparison.Ordinal) || IsLater(text)) || manifest.HasWorkspaces)
            return null;

        var yarn = new YarnLock();
        yarn.Read(text);
        if (yarn.Reach(manifest.Production) is not { } reached)
            return null;

        var needed = reached.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        var others = yarn
            ._byRequest.Values.Distinct()
            .Where(entry => !reached.Contains(entry))
            .Select(entry => entry.Name)
            .ToHashSet(StringComparer.Ordinal);
        isMixed = others.Overlaps(needed);

        return [.. others.Except(needed).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether a later version than the first wrote it.</summary>
    public static bool IsLater(string text) => text.Contains("\n" + LaterHeader, StringComparison.Ordinal);

    private HashSet<Entry>? Reach(ImmutableArray<string> requests)
    {
        var reached = new HashSet<Entry>(ReferenceEqualityComparer.Instance);
        var open = new Stack<string>(requests);
        while (open.TryPop(out var request))
        {
            if (!_byRequest.TryGetValue(request, out var entry))
                return null;
            foreach (var next in reached.Add(entry) ? entry.Requests : [])
                open.Push(next);
        }

        return reached;
    }

    /// <summary>An entry begins at the margin with its requests; what it depends on is indented by four, below a word that is indented by two.</summary>
    private void Read(string text)
    {
        Entry? entry = null;
        var isDependency = false;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] != ' ')
                entry = Begin(line.TrimEnd(':'));
            else if (!line.StartsWith("    ", StringComparison.Ordinal))
                isDependency = line.Trim() is "dependencies:" or "optionalDependencies:";
            else if (isDependency && entry is not null && line.Trim().Split(' ', 2) is [var name, var range])
                entry.Requests.Add(Request($"{name.TrimEnd(':').Trim('"')}@{range.Trim('"')}"));
        }
    }

    private Entry Begin(string line)
    {
        var requests = line.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(request => Request(request.Trim('"'))).ToList();
        var first = requests.Count > 0 ? requests[0] : "";
        var entry = new Entry(first.LastIndexOf('@') is > 0 ? first[..first.IndexOf('@', 1)] : first);
        // The project itself has an entry, too, and the file a head.
        foreach (var request in requests.Where(request => request.Length > 0 && !request.Contains("@workspace:", StringComparison.Ordinal)))
            _byRequest[request] = entry;

        return entry;
    }

    /// <summary>A request in the form in which a manifest has it.</summary>
    private static string Request(string text)
    {
        var at = text.IndexOf('@', Math.Min(1, text.Length));

        return at > 0 && text.AsSpan(at + 1).StartsWith(Registry, StringComparison.Ordinal)
            ? text[..(at + 1)] + text[(at + 1 + Registry.Length)..]
            : text;
    }

    private sealed class Entry(string name)
    {
        public string Name => name;

        public List<string> Requests { get; } = [];
    }
}
