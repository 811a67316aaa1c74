using DockerSplit.Paths;

namespace DockerSplit.Cli.Reports;

/// <summary>
/// Makes the tree of a report. Directories are opened the largest first, as long as there is room: so what is shown file by file is what
/// makes an image large, whatever the image and its names look like.
/// </summary>
internal sealed class FileTreeBuilder
{
    /// <summary>About how many characters of JSON all nodes may take that are shown by their names.</summary>
    private const int Room = 400_000;

    private const int MostChildren = 250;
    private const int MostReasons = 6;

    private readonly Directory _root = new("");
    private readonly Dictionary<FileFateReport, int> _indices = [];
    private readonly List<FileFateReport> _fates = [];

    /// <summary>Adds a file or a link.</summary>
    public void Add(string path, long bytes, FileFateReport fate)
    {
        var directory = _root.Count(bytes);
        var parts = ContainerPath.Split(path).ToArray();
        foreach (var part in parts.SkipLast(1))
            directory = directory.Enter(part).Count(bytes);
        directory.Files.Add(new(parts is [.., var name] ? name : "", bytes, IndexOf(fate)));
    }

    /// <summary>The tree of what was added.</summary>
    public FileTreeReport Build()
    {
        var nodes = new List<FileNodeReport> { new(-1, "", _root.Bytes, _root.Number, null) };
        var closed = new PriorityQueue<(Directory Directory, int Index), (long, int)>();
        closed.Enqueue((_root, 0), default);
        var room = Room;
        while (closed.TryDequeue(out var next, out _))
        {
            var children = next
                .Directory.Children.OrderByDescending(child => child.Bytes)
                .ThenBy(child => child.Name, StringComparer.Ordinal)
                .ToArray();
            var shown = children.Take(MostChildren).TakeWhile(child => (room -= Cost(child.Name)) > 0).ToArray();
            foreach (var child in shown)
            {
                if (child.Directory is { } directory)
                    closed.Enqueue((directory, nodes.Count), (-child.Bytes, nodes.Count));
                nodes.Add(new(next.Index, child.Name, child.Bytes, child.Number, child.Fate));
            }

            nodes.AddRange(Sums(next.Index, children[shown.Length..]));
        }

        return new([.. _fates], [.. nodes]);
    }

    /// <summary>What is not shown by name, by what became of it; of many reasons the smaller are told in one.</summary>
    private FileNodeReport[] Sums(int parent, IEnumerable<Child> children)
    {
        var sums = Sum(children.SelectMany(child => child.Leaves), leaf => leaf.Fate);
        var smaller = Sum(
            sums.Skip(MostReasons),
            leaf => sums.Length > MostReasons + 1 ? IndexOf(_fates[leaf.Fate] with { Reason = "several reasons", Weak = false }) : leaf.Fate
        );

        return [.. sums.Take(MostReasons).Concat(smaller).Select(sum => new FileNodeReport(parent, null, sum.Bytes, sum.Number, sum.Fate))];
    }

    private static Leaf[] Sum(IEnumerable<Leaf> leaves, Func<Leaf, int> fate) =>
        [
            .. leaves
                .GroupBy(fate)
                .Select(group => new Leaf(group.Key, group.Sum(leaf => leaf.Bytes), group.Sum(leaf => leaf.Number)))
                .OrderByDescending(sum => sum.Bytes)
                .ThenBy(sum => sum.Fate),
        ];

    /// <summary>What a node takes in JSON, where anything but letters and digits may be written as an escape.</summary>
    private static int Cost(string name) =>
        60 + name.Sum(character => char.IsAsciiLetterOrDigit(character) || "-_.".Contains(character) ? 1 : 6);

    private int IndexOf(FileFateReport fate)
    {
        if (_indices.TryGetValue(fate, out var index))
            return index;

        _indices.Add(fate, _fates.Count);
        _fates.Add(fate);

        return _fates.Count - 1;
    }

    /// <summary>Several files of one fate.</summary>
    private readonly record struct Leaf(int Fate, long Bytes, int Number);

    private readonly record struct File(string Name, long Bytes, int Fate);

    /// <param name="Directory">Null for a file.</param>
    /// <param name="Fate">Null for a directory.</param>
    private readonly record struct Child(string Name, long Bytes, int Number, Directory? Directory, int? Fate)
    {
        public IEnumerable<Leaf> Leaves => Directory is { } directory ? directory.Leaves : [new(Fate!.Value, Bytes, 1)];
    }

    private sealed class Directory(string name)
    {
        private readonly Dictionary<string, Directory> _directories = new(StringComparer.Ordinal);

        public List<File> Files { get; } = [];

        public long Bytes { get; private set; }

        public int Number { get; private set; }

        public IEnumerable<Child> Children =>
            _directories
                .Values.Select(directory => new Child(directory.Name, directory.Bytes, directory.Number, directory, null))
                .Concat(Files.Select(file => new Child(file.Name, file.Bytes, 1, null, file.Fate)));

        /// <summary>All files below, without recursion: paths may be as deep as somebody made them.</summary>
        public IEnumerable<Leaf> Leaves
        {
            get
            {
                var open = new Stack<Directory>([this]);
                while (open.TryPop(out var directory))
                {
                    foreach (var file in directory.Files)
                        yield return new(file.Fate, file.Bytes, 1);
                    foreach (var inner in directory._directories.Values)
                        open.Push(inner);
                }
            }
        }

        private string Name { get; } = name;

        public Directory Count(long bytes)
        {
            Bytes += bytes;
            Number++;

            return this;
        }

        public Directory Enter(string name)
        {
            if (!_directories.TryGetValue(name, out var directory))
                _directories.Add(name, directory = new(name));

            return directory;
        }
    }
}
