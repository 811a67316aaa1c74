using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems.Node;

/// <summary>Finds what a container starts: through the scripts of the projects and through start scripts, down to the real programs.</summary>
internal sealed class NodeStart
{
    private const int Most = 20_000;

    private static readonly char[] Blanks = [' ', '\t', '\n', '\r', ';', '&', '|', '(', ')', '"', '\'', '`', '<', '>', '{', '}', '$', ','];

    private static readonly string[] Managers = ["npm", "yarn", "yarnpkg", "pnpm", "bun", "cnpm"];

    /// <summary>Words of the managers that stand before the name of a script, or run a program.</summary>
    private static readonly string[] Runs = ["run", "run-script", "exec", "x", "dlx", "--"];

    /// <summary>Options of the managers behind which a name stands that is no script's, and a word that has one behind it, too.</summary>
    private static readonly string[] BeforeNames = ["-w", "--workspace", "--prefix", "-C", "--cwd", "--dir", "--filter", "-F", "workspace"];

    private readonly IImageView _image;
    private readonly string _directory;
    private readonly ImmutableArray<NodeManifest> _manifests;
    private readonly List<string> _words = [];
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    private NodeStart(IImageView image)
    {
        _image = image;
        _directory = image.Facts.Config.WorkingDirectory is { Length: > 0 } directory ? directory : "/";
        _manifests =
        [
            .. image
                .Facts.Final.Texts.Where(pair => ContainerPath.Name(pair.Key) == "package.json")
                .Select(pair => NodeManifest.Read(pair.Value))
                .OfType<NodeManifest>(),
        ];
        foreach (var root in ClosureRoot.OfConfig(image.Facts.Config))
            Read(string.Join(' ', root.Words));
    }

    /// <summary>All words of all commands that are started, in the order in which they are found.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>A script that is started and that no manifest has; null when all are known.</summary>
    public string? UnknownScript { get; private set; }

    /// <summary>The files among the words that are JavaScript, by their paths.</summary>
    public IEnumerable<string> Sources =>
        _words
            .Where(word => word.Length > 1 && word[0] != '-')
            .Select(word => Resolve(_image, ContainerPath.Combine(_directory, word)))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    public static NodeStart Of(IImageView image) => new(image);

    /// <summary>The file that a path stands for, where the interpreter adds an ending or takes the file that stands for a directory.</summary>
    public static string? Resolve(IImageView image, string path)
    {
        string[] endings = ["", ".js", ".cjs", ".mjs", "/index.js"];

        return endings
            .Select(ending => path + ending)
            .FirstOrDefault(file =>
                (file.EndsWith("js", StringComparison.Ordinal))
                && image.Facts.Final.Files.GetValueOrDefault(file) is { Kind: FileKind.Regular }
            );
    }

    private void Read(string text)
    {
        if (!_read.Add(text) || _words.Count > Most)
            return;

        var words = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < words.Length && _words.Count <= Most; at++)
        {
            _words.Add(words[at]);
            if (Managers.Contains(ContainerPath.Name(words[at])))
                ReadScript(words.AsSpan(at + 1));
            else
                ReadFile(words[at]);
        }
    }

    /// <summary>The script that a manager is asked for, with those that go before and behind it.</summary>
    private void ReadScript(ReadOnlySpan<string> words)
    {
        var isRun = false;
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            var next = at + 1 < words.Length ? words[at + 1] : "";
            if (BeforeNames.Contains(word) && next is not ([] or ['-', ..]) && ScriptsOf(next).Count == 0)
                at++;
            else if (Runs.Contains(word))
                isRun = true;
            else if (word is not ['-', ..])
            {
                ReadScript(word, isRun);
                return;
            }
        }
    }

    private void ReadScript(string name, bool isRun)
    {
        var scripts = ScriptsOf(name);
        if (scripts.Count == 0 && (isRun || name is "start" or "test"))
            UnknownScript = name;
        foreach (var script in scripts)
            Read(script);
    }

    private List<string> ScriptsOf(string name) =>
        [
            .. _manifests
                .SelectMany(manifest =>
                    new[] { "pre" + name, name, "post" + name }.Select(script => manifest.Scripts.GetValueOrDefault(script))
                )
                .OfType<string>(),
        ];

    /// <summary>A start script, of which the text or what it calls is known.</summary>
    private void ReadFile(string word)
    {
        ImmutableArray<string> places = word.Contains('/', StringComparison.Ordinal)
            ? [ContainerPath.Combine(_directory, word)]
            : [ContainerPath.Combine(_directory, word), $"/usr/local/bin/{word}", $"/usr/bin/{word}", $"/{word}"];
        foreach (var place in places)
        {
            if (_image.Facts.Final.Texts.GetValueOrDefault(place) is { } text)
                Read(text);
            else if (IsOwn(place) && _image.Facts.Final.Binaries.GetValueOrDefault(place) is ScriptFacts { Commands: [_, ..] commands })
                Read(string.Join(' ', commands));
        }
    }

    private bool IsOwn(string path) => _image.Facts.Final.Files.GetValueOrDefault(path)?.Layer >= _image.Facts.BaseLayers;
}
