using DockerSplit.Facts;
using DockerSplit.Images.Archives;
using DockerSplit.Images.ConfigurationFiles;
using DockerSplit.Paths;

namespace DockerSplit.Images.Layers;

/// <summary>Reads a layer's archive. Paths in it are names to compare, never places to write to.</summary>
internal sealed class LayerReader(CancellationToken cancellation) : IDisposable
{
    /// <summary>Keeps memory in bounds; the largest images known hold about half as many files.</summary>
    private const int MaxEntries = 1_000_000;

    private const string Mark = ".wh.";
    private const string OpaqueMark = ".wh..wh..opq";
    private const string ReservedMark = ".wh..wh.";

    private readonly ContentReader _contents = new();
    private int _entries;

    /// <summary>Reads the uncompressed archive.</summary>
    public LayerContent Read(Stream stream)
    {
        using var tar = new TarReader(stream);
        var layer = new LayerContent();
        while (tar.Next() is { } member)
        {
            cancellation.ThrowIfCancellationRequested();
            if (++_entries > MaxEntries)
                throw new InvalidImageException($"the image holds more than {MaxEntries} files");
            Add(layer, member, PathOf(member.Name), tar.Content);
        }

        return layer;
    }

    public void Dispose() => _contents.Dispose();

    private void Add(LayerContent layer, TarEntry member, string path, Stream content)
    {
        var name = ContainerPath.Name(path);
        if (name == OpaqueMark)
            layer.TakeAway(ContainerPath.Parent(path), isOpaque: true);
        else if (name.StartsWith(ReservedMark, StringComparison.Ordinal) || path == "/")
            return;
        else if (name.StartsWith(Mark, StringComparison.Ordinal))
            layer.TakeAway(ContainerPath.Join(ContainerPath.Parent(path), name[Mark.Length..]), isOpaque: false);
        else if (member.Type == '1')
            layer.AddLink(path, PathOf(member.LinkName ?? ""));
        else
            AddFile(layer, member, path, content);
    }

    private void AddFile(LayerContent layer, TarEntry member, string path, Stream content)
    {
        var kind = Kind(member);
        var facts = new FileFacts(
            path,
            kind,
            kind == FileKind.Regular ? member.Size : 0,
            member.Mode,
            member.UserId,
            member.GroupId,
            0,
            kind == FileKind.SymbolicLink ? member.LinkName : null,
            null,
            member.Capabilities
        )
        {
            Attributes = member.Attributes,
        };
        if (kind != FileKind.Regular || member.Size == 0)
        {
            layer.Add(facts, Empty(path), FileSums.OfNothing);
            return;
        }

        var (learnt, fingerprint, sums) = _contents.Read(content, path, member.StoredSize, member.IsSparse);
        layer.Add(facts with { Fingerprint = fingerprint }, learnt, sums);
    }

    private static FileContent Empty(string path) =>
        new() { Bytes = KeptFiles.Contains(path) ? [] : null, Meaning = FileMeaningReader.Read([], path) };

    private static FileKind Kind(TarEntry member) =>
        member.Type switch
        {
            '2' => FileKind.SymbolicLink,
            '3' or '4' => FileKind.Device,
            '5' => FileKind.Directory,
            '6' => FileKind.Fifo,
            _ => member.Name.EndsWith('/') ? FileKind.Directory : FileKind.Regular,
        };

    private static string PathOf(string name)
    {
        if (name.Length > ContainerPath.MaxLength)
            throw new InvalidImageException("a layer holds a path that is longer than any system allows");
        if (ContainerPath.Split(name).Contains("..", StringComparer.Ordinal))
            throw new InvalidImageException($"a layer holds a path that leads out of the image: {Shown(name)}");

        return ContainerPath.Normalise("/" + name);
    }

    /// <summary>The name without what could disturb a terminal.</summary>
    private static string Shown(string name) => string.Concat(name.Take(80).Select(letter => char.IsControl(letter) ? '?' : letter));
}
