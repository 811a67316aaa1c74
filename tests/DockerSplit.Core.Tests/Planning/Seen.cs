using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Composition;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Planning;
using DockerSplit.Planning.Bases;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>An original and its built image, put together by a test: two layers, the base image's and the build's.</summary>
internal sealed class Seen
{
    private readonly Dictionary<string, FileFacts> _base = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileFacts> _built = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BinaryFacts> _binaries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ClosureEdge> _reached = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string[] Overwritten, string[] Deleted)> _changed = new(StringComparer.Ordinal);
    private readonly List<(PackageFacts Facts, bool InBase)> _packages = [];
    private readonly HashSet<string> _upgraded = [];
    private readonly List<PasswordFacts> _passwords = [];
    private readonly List<SubordinateIds> _subordinates = [];
    private readonly List<UserFacts> _users = [];
    private readonly List<GroupFacts> _groups = [];
    private readonly List<string> _programs = [];
    private readonly List<Doubt> _doubts = [];
    private readonly List<string> _unresolved = [];
    private readonly List<MissingNeed> _missing = [];
    private readonly Dictionary<string, ClosureEdge> _neededPackages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _imports = new(StringComparer.Ordinal);
    private ImageConfig? _runtime;

    public ImageConfig Config { get; init; } = new() { Architecture = "amd64" };

    public string Distribution { get; init; } = "debian";

    /// <summary>Whether only the text tells of the image: sizes, contents, files of packages are not known then.</summary>
    public bool IsDescribed { get; init; }

    /// <summary>Something that the base image brings.</summary>
    public Seen InBase(string path, string? owner = null, FileKind kind = FileKind.Regular)
    {
        Put(_base, new(path, kind, 0, 0x1ED, 0, 0, 0), owner);

        return this;
    }

    /// <summary>Something that the build left.</summary>
    public Seen Built(
        string path,
        string? owner = null,
        FileKind kind = FileKind.Regular,
        int user = 0,
        int mode = 0x1ED,
        string? link = null,
        long size = 1000
    )
    {
        Put(_built, new(path, kind, kind == FileKind.Regular ? size : 0, mode, user, user, 1, link) { Fingerprint = 1 }, owner);

        return this;
    }

    /// <summary>A file that the build left, and its text.</summary>
    public Seen Text(string path, string text)
    {
        _texts[path] = text;

        return Built(path);
    }

    /// <summary>A source that the build left, and the modules that it names.</summary>
    public Seen Source(string path, params string[] imports)
    {
        _imports[path] = [.. imports];

        return Built(path);
    }

    /// <summary>A directory that the build left, and nobody knows what is in it.</summary>
    public Seen Opaque(string path, int user = 0)
    {
        Put(_built, new(path, FileKind.Directory, 0, 0x1ED, user, user, 1) { IsOpaque = true }, null);

        return this;
    }

    /// <summary>Something that the base image brings and the build removes.</summary>
    public Seen Removed(string path)
    {
        InBase(path);
        _removed.Add(path);

        return this;
    }

    /// <summary>Files of a package that the build put its own in place of, and others that it removed.</summary>
    public Seen Changed(string package, string[] overwritten, string[] deleted)
    {
        _changed[package] = (overwritten, deleted);

        return this;
    }

    public Seen Doubt(string place, string reason)
    {
        _doubts.Add(new(place, reason, new(0, 4), "name it"));

        return this;
    }

    /// <summary>A development package whose library's package no table knows.</summary>
    public Seen Unresolved(string package)
    {
        _unresolved.Add(package);

        return this;
    }

    /// <summary>What an instruction starts and nothing brings.</summary>
    public Seen Missing(string instruction, string word)
    {
        _missing.Add(new(instruction, NeedKind.Root, word));

        return this;
    }

    /// <summary>A package that is needed though none of its files is known.</summary>
    public Seen NeedsPackage(string from, string name)
    {
        _neededPackages[name] = new(from, name, NeedKind.Command, name);

        return this;
    }

    public Seen Package(string name, bool inBase = false, string[]? depends = null)
    {
        _packages.Add((new(name, "1", "amd64", [.. depends ?? []], [], 1_000_000, true, []), inBase));

        return this;
    }

    /// <summary>A package that the package manager brought because another recommends it, with a file of its own.</summary>
    public Seen Recommended(string name, string by, string file)
    {
        var at = _packages.FindIndex(package => package.Facts.Name == by);
        _packages[at] = (_packages[at].Facts with { Recommends = [.. _packages[at].Facts.Recommends, name] }, _packages[at].InBase);
        _packages.Add((new(name, "1", "amd64", [], [], 1_000_000, false, [file]), false));

        return Built(file, name);
    }

    /// <summary>A package of the base that the original has in a newer version.</summary>
    public Seen Upgraded(string name)
    {
        _upgraded.Add(name);

        return Package(name, inBase: true);
    }

    /// <summary>Numbers that a person may give away.</summary>
    public Seen SubordinateIds(string user)
    {
        _subordinates.Add(new("/etc/subuid", user, "100000", "65536"));

        return this;
    }

    /// <summary>A password that the build set.</summary>
    public Seen Password(string user)
    {
        _passwords.Add(new("/etc/shadow", user, PasswordKind.Set, 1, ""));

        return this;
    }

    public Seen Account(string name, int id)
    {
        _users.Add(new(name, id, id, "", "/home/" + name, "/bin/sh"));
        _groups.Add(new(name, id, []));

        return this;
    }

    /// <summary>A program of the image, whose libraries a test names by reaching them.</summary>
    public Seen Program(string path, params string[] needed)
    {
        _binaries[path] = new ElfFacts(62, 64, "/lib64/ld-linux-x86-64.so.2", null, [.. needed], [], [], [], true, []);

        return this;
    }

    public Seen Library(string path, string soname)
    {
        _binaries[path] = new ElfFacts(62, 64, null, soname, [], [], [], [], true, []);

        return this;
    }

    public Seen Reach(string from, string path, NeedKind kind = NeedKind.Library, string? detail = null)
    {
        _reached[path] = new(from, path, kind, detail ?? ContainerPath.Name(path));

        return this;
    }

    /// <summary>A program that the container starts.</summary>
    public Seen Starts(string path)
    {
        _programs.Add(path);
        _binaries.TryAdd(path, new ScriptFacts("/bin/sh", null, [], []));

        return this;
    }

    /// <summary>The runtime stage starts from another image than the original's, of this configuration and with the same files.</summary>
    public Seen StartFrom(ImageConfig config)
    {
        _runtime = config;

        return this;
    }

    /// <summary>The result of planning a Dockerfile with these facts.</summary>
    public SplitResult Plan(string dockerfile, SplitOptions? options = null, Lessons? lessons = null)
    {
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(dockerfile)), ImmutableDictionary<string, string>.Empty);
        var analysis = StageAnalyzer.Analyze(model.Stages[0], ShippedCommands.Catalog, null);

        var draft = Draft(analysis, options, lessons);

        return Splitter.Refuse(model, analysis)
            ?? Splitter.Split(model, draft, _runtime is null ? draft.OwnBase : Other(draft.OwnBase, _runtime));
    }

    /// <summary>The first half of the plan.</summary>
    public PlanDraft Draft(StageAnalysis analysis, SplitOptions? options = null, Lessons? lessons = null)
    {
        var view = Observe();
        var ownBase = new RuntimeImage(
            "base",
            view.Facts.Base,
            Config,
            80_000_000,
            IsOriginalBase: true,
            new("same-base", "the same image")
        );

        return PlanDraft.Make(analysis, view, ownBase, options ?? new(), lessons ?? Lessons.None);
    }

    private static RuntimeImage Other(RuntimeImage ownBase, ImageConfig config) =>
        ownBase with
        {
            Reference = "other",
            Config = config,
            Size = 40_000_000,
            IsOriginalBase = false,
        };

    /// <summary>The plan's Dockerfile from the last FROM on.</summary>
    public string RuntimeStage(string dockerfile, SplitOptions? options = null, Lessons? lessons = null)
    {
        var text = Assert.IsType<Split>(Plan(dockerfile, options, lessons)).Text;

        return text[text.LastIndexOf("FROM ", StringComparison.Ordinal)..];
    }

    private void Put(Dictionary<string, FileFacts> files, FileFacts file, string? owner)
    {
        files[file.Path] = file;
        if (owner is not null)
            _owners[file.Path] = owner;
        for (
            var parent = ContainerPath.Parent(file.Path);
            parent != "/" && !_base.ContainsKey(parent);
            parent = ContainerPath.Parent(parent)
        )
            files.TryAdd(parent, new(parent, FileKind.Directory, 0, 0x1ED, 0, 0, file.Layer));
    }

    private View Observe()
    {
        var before = Snapshot(_base, inBase: true, [], []);
        var facts = new ImageFacts
        {
            Config = Config,
            Layers = [new("sha256:0", 80_000_000, null), new("sha256:1", 200_000_000, "RUN /bin/sh -c build")],
            BaseLayers = 1,
            Base = before,
            Final = Snapshot(
                _base.Concat(_built).Where(pair => !_removed.Contains(pair.Key)).GroupBy(pair => pair.Key).Select(group => group.Last()),
                inBase: false,
                _users,
                _groups
            ),
        };
        var unowned = _built.Values.Where(file => !_owners.ContainsKey(file.Path));
        var started = _programs.Select(path => KeyValuePair.Create(path, new ClosureEdge("CMD", path, NeedKind.Root, path)));

        return new(
            facts,
            [.. unowned.OrderBy(file => file.Path, StringComparer.Ordinal)],
            new(_reached.Concat(started).ToImmutableSortedDictionary(StringComparer.Ordinal), [.. _missing])
            {
                Packages = _neededPackages.ToImmutableSortedDictionary(StringComparer.Ordinal),
                Unresolved = [.. _unresolved],
                Doubts = [.. _doubts],
            },
            _owners,
            !IsDescribed
        );
    }

    /// <summary>A view whose closure a test wrote down, whatever it is asked to start from.</summary>
    private sealed record View(
        ImageFacts Facts,
        ImmutableArray<FileFacts> Left,
        Closure Closure,
        IReadOnlyDictionary<string, string> Owners,
        bool IsSeen
    ) : IImageView
    {
        public string? PackageOf(string path) => Owners.GetValueOrDefault(path);

        public Closure Reach(IEnumerable<ClosureRoot> roots, bool nearMisses = false) => Closure;

        public ImmutableArray<MissingNeed> Misfits(IEnumerable<string> paths, ImageSnapshot onto) => [];
    }

    private ImageSnapshot Snapshot(
        IEnumerable<KeyValuePair<string, FileFacts>> files,
        bool inBase,
        IEnumerable<UserFacts> users,
        IEnumerable<GroupFacts> groups
    ) =>
        new()
        {
            Distribution = new(Distribution, "12", "bookworm"),
            Files = files.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Packages = new(
                Distribution switch
                {
                    "alpine" => "apk",
                    "debian" => "dpkg",
                    _ => "rpm",
                },
                _packages
                    .Where(package => !inBase || package.InBase)
                    .ToImmutableSortedDictionary(
                        package => package.Facts.Name,
                        package =>
                            package.Facts with
                            {
                                Version = !inBase && _upgraded.Contains(package.Facts.Name) ? "2" : package.Facts.Version,
                                Files = FilesOf(package.Facts.Name),
                                IsListed = !IsDescribed,
                                Overwritten = [.. _changed.GetValueOrDefault(package.Facts.Name).Overwritten ?? []],
                                Deleted = [.. _changed.GetValueOrDefault(package.Facts.Name).Deleted ?? []],
                            },
                        StringComparer.Ordinal
                    )
            ),
            Binaries = _binaries.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Texts = inBase ? Nothing<string>() : _texts.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Imports = inBase ? Nothing<ImmutableArray<string>>() : _imports.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Users = [.. users],
            Groups = [.. groups],
            Passwords = inBase ? [] : [.. _passwords],
            SubordinateIds = inBase ? [] : [.. _subordinates],
            LibraryPath = ["/usr/local/lib"],
        };

    private static ImmutableSortedDictionary<string, T> Nothing<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);

    private ImmutableArray<string> FilesOf(string package) =>
        [.. _owners.Where(pair => pair.Value == package).Select(pair => pair.Key).Order(StringComparer.Ordinal)];
}
