namespace DockerSplit.Facts;

/// <summary>
/// Files one behind the other, each in a hundred bytes: an image has up to half a million of them, and an object and a text for each would be
/// three times as much. The facts of one are made when somebody asks for it.
/// </summary>
public sealed class PackedFiles
{
    private const int RowBits = 10;
    private const int RowsOfOneChunk = 1 << RowBits;

    private readonly List<Row[]> _rows = [];
    private readonly PackedTexts _paths = new();
    private readonly List<Extra> _extras = [default];

    public int Count { get; private set; }

    public FileFacts this[int index] => At(index, PathAt(index));

    public void Add(FileFacts file)
    {
        var extra = new Extra(file.LinkTarget, file.HardLinkTo, file.Capabilities, file.Attributes);
        if (extra != default)
            _extras.Add(extra);

        Add(
            new Row
            {
                Fingerprint = file.Fingerprint,
                Size = file.Size,
                Path = _paths.Add(file.Path),
                User = file.UserId,
                Group = file.GroupId,
                Extra = extra == default ? 0 : _extras.Count - 1,
                Mode = checked((ushort)file.Mode),
                Layer = checked((ushort)file.Layer),
                Kind = (byte)file.Kind,
                Marks = (byte)((file.IsOpaque ? Row.Opaque : 0) | (file.IsFilled ? Row.Filled : 0)),
            }
        );
    }

    private void Add(in Row row)
    {
        if (Count == _rows.Count << RowBits)
            _rows.Add(new Row[RowsOfOneChunk]);
        _rows[^1][Count++ & (RowsOfOneChunk - 1)] = row;
    }

    /// <summary>Adds a file that others have at the same path, as the layer brings it; no object is made for it.</summary>
    public void Add(PackedFiles from, int index, int layer)
    {
        var row = from.RowAt(index);
        if (row.Extra != 0)
        {
            _extras.Add(from._extras[row.Extra]);
            row.Extra = _extras.Count - 1;
        }

        (row.Path, row.Layer) = (_paths.Add(from._paths, row.Path), checked((ushort)layer));
        Add(row);
    }

    public string PathAt(int index) => _paths[RowAt(index).Path];

    public FileKind KindAt(int index) => (FileKind)RowAt(index).Kind;

    public string? LinkTargetAt(int index) => _extras[RowAt(index).Extra].LinkTarget;

    /// <summary>The letters of a path.</summary>
    /// <param name="buffer">Room for <see cref="LengthAt"/> of them.</param>
    public ReadOnlySpan<char> Letters(int index, Span<char> buffer) => _paths.Letters(RowAt(index).Path, buffer);

    public int LengthAt(int index) => _paths.Length(RowAt(index).Path);

    /// <summary>The facts of a file, of whose path the text is there already.</summary>
    public FileFacts At(int index, string path)
    {
        ref var row = ref RowAt(index);
        var extra = _extras[row.Extra];

        return new(
            path,
            (FileKind)row.Kind,
            row.Size,
            row.Mode,
            row.User,
            row.Group,
            row.Layer,
            extra.LinkTarget,
            extra.HardLinkTo,
            extra.Capabilities
        )
        {
            Fingerprint = row.Fingerprint,
            Attributes = extra.Attributes,
            IsOpaque = (row.Marks & Row.Opaque) != 0,
            IsFilled = (row.Marks & Row.Filled) != 0,
        };
    }

    /// <summary>How two paths are ordered.</summary>
    internal int Compare(int left, int right) => _paths.Compare(RowAt(left).Path, RowAt(right).Path);

    /// <summary>How a path and a text are ordered.</summary>
    internal int Compare(int index, ReadOnlySpan<char> text) => _paths.Compare(RowAt(index).Path, text);

    private ref Row RowAt(int index) => ref _rows[index >> RowBits][index & (RowsOfOneChunk - 1)];

    private struct Row
    {
        public const byte Opaque = 1;
        public const byte Filled = 2;

        public UInt128 Fingerprint;
        public long Size;
        public int Path;
        public int User;
        public int Group;
        public int Extra;
        public ushort Mode;
        public ushort Layer;
        public byte Kind;
        public byte Marks;
    }

    /// <summary>What few files have.</summary>
    private readonly record struct Extra(string? LinkTarget, string? HardLinkTo, string? Capabilities, string? Attributes);
}
