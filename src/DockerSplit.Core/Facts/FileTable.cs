using System.Collections;

namespace DockerSplit.Facts;

/// <summary>The files of an image by path, in the order of the paths, packed.</summary>
// It is a table as those of what is known are, whatever it can be read as.
#pragma warning disable CA1710
public sealed class FileTable : IReadOnlyDictionary<string, FileFacts>
{
    private static readonly IAlternateEqualityComparer<ReadOnlySpan<char>, string?> Hash =
        (IAlternateEqualityComparer<ReadOnlySpan<char>, string?>)StringComparer.Ordinal;

    private readonly PackedFiles _files;
    private readonly int[] _order;

    /// <summary>Rows by the hash of their path, each more by one, 0 for none; the hash is another in each process, so that nobody can choose it.</summary>
    private readonly int[] _slots;

    /// <param name="files">Each path once; nothing is added to them afterwards.</param>
    public FileTable(PackedFiles files)
    {
        _files = files;
        _order = [.. Enumerable.Range(0, files.Count)];
        Array.Sort(_order, files.Compare);
        _slots = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(files.Count * 3 / 2, 4))];
        for (var row = 0; row < files.Count; row++)
            Enter(row);
    }

    public int Count => _files.Count;

    public IEnumerable<string> Keys => _order.Select(_files.PathAt);

    public IEnumerable<FileFacts> Values => _order.Select(row => _files[row]);

    public FileFacts this[string key] => TryGetValue(key, out var file) ? file : throw new KeyNotFoundException($"no file at {key}");

    /// <summary>A table of any files; the same one where it is one.</summary>
    public static FileTable Of(IReadOnlyDictionary<string, FileFacts> files)
    {
        if (files is FileTable table)
            return table;
        var packed = new PackedFiles();
        foreach (var file in files.Values)
            packed.Add(file);

        return new(packed);
    }

    /// <summary>The number of a file, by which it was packed; -1 where there is none at the path.</summary>
    public int RowOf(string path)
    {
        for (var slot = SlotOf(path); _slots[slot] > 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var row = _slots[slot] - 1;
            if (_files.LengthAt(row) == path.Length && _files.Compare(row, path) == 0)
                return row;
        }

        return -1;
    }

    /// <summary>The path of a row.</summary>
    public string PathAt(int row) => _files.PathAt(row);

    /// <summary>The paths that start with a text, in order.</summary>
    public IEnumerable<string> StartingWith(string start)
    {
        var (low, high) = (0, _order.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _files.Compare(_order[middle], start) < 0 ? (middle + 1, high) : (low, middle);
        }

        return _order.Skip(low).Select(_files.PathAt).TakeWhile(path => path.StartsWith(start, StringComparison.Ordinal));
    }

    public bool ContainsKey(string key) => RowOf(key) >= 0;

    public bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out FileFacts value)
    {
        var row = RowOf(key);
        value = row < 0 ? null : _files.At(row, key);

        return row >= 0;
    }

    public IEnumerator<KeyValuePair<string, FileFacts>> GetEnumerator() =>
        Values.Select(file => KeyValuePair.Create(file.Path, file)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Enter(int row)
    {
        Span<char> letters = stackalloc char[_files.LengthAt(row)];
        var slot = SlotOf(_files.Letters(row, letters));
        while (_slots[slot] > 0)
            slot = (slot + 1) & (_slots.Length - 1);
        _slots[slot] = row + 1;
    }

    private int SlotOf(ReadOnlySpan<char> path) => Hash.GetHashCode(path) & (_slots.Length - 1);
}
