using System.Text;
using DockerSplit.Images.Packages.Rpm;
using DockerSplit.Paths;

namespace DockerSplit.Images.Tests;

/// <summary>A package as rpm's database has it.</summary>
internal sealed record TestRpmPackage(string Name, params string[] Files)
{
    public string Architecture { get; init; } = "x86_64";

    public int Epoch { get; init; }

    public string[] Directories { get; init; } = [];

    public string[] Requires { get; init; } = [];

    public string[] Provides { get; init; } = [];

    /// <summary>The SHA-256 of the first file, which is then a configuration file.</summary>
    public string? Digest { get; init; }

    /// <summary>The states of the files; empty for all there.</summary>
    public byte[] States { get; init; } = [];

    public byte[] ToHeader()
    {
        var index = new List<byte>();
        var data = new List<byte>();
        string[] paths = [.. Files, .. Directories];
        string[] parents = [.. paths.Select(path => path[..(path.LastIndexOf('/') + 1)]).Distinct(StringComparer.Ordinal)];
        Add(RpmTag.Name, 6, [Name]);
        Add(RpmTag.Version, 6, ["1.0"]);
        Add(RpmTag.Release, 6, ["2.el9"]);
        Add(RpmTag.Architecture, 6, [Architecture]);
        AddNumbers(RpmTag.Size, [4096]);
        if (Epoch > 0)
            AddNumbers(RpmTag.Epoch, [Epoch]);
        Add(RpmTag.RequireNames, 8, Requires);
        Add(RpmTag.ProvideNames, 8, Provides);
        Add(RpmTag.BaseNames, 8, [.. paths.Select(ContainerPath.Name)]);
        Add(RpmTag.DirectoryNames, 8, parents);
        AddNumbers(RpmTag.DirectoryIndexes, [.. paths.Select(path => Array.IndexOf(parents, path[..(path.LastIndexOf('/') + 1)]))]);
        AddBytes(
            RpmTag.FileModes,
            3,
            paths.Length,
            [.. paths.SelectMany((_, i) => new byte[] { (byte)(i < Files.Length ? 0x81 : 0x41), 0xED })]
        );
        AddBytes(RpmTag.FileStates, 1, States.Length, States);
        if (Digest is not null)
        {
            AddNumbers(RpmTag.FileFlags, [1, .. paths.Skip(1).Select(_ => 0)]);
            Add(RpmTag.FileDigests, 8, [Digest, .. paths.Skip(1).Select(_ => "")]);
            AddNumbers(RpmTag.FileDigestAlgorithm, [8]);
        }

        return [.. Number(index.Count / 16), .. Number(data.Count), .. index, .. data];

        void Add(RpmTag tag, int type, string[] texts) =>
            AddBytes(tag, type, texts.Length, [.. texts.SelectMany(text => Encoding.UTF8.GetBytes(text + "\0"))]);

        void AddNumbers(RpmTag tag, int[] numbers) => AddBytes(tag, 4, numbers.Length, [.. numbers.SelectMany(Number)]);

        void AddBytes(RpmTag tag, int type, int count, byte[] bytes)
        {
            if (count == 0)
                return;
            index.AddRange([.. Number((int)tag), .. Number(type), .. Number(data.Count), .. Number(count)]);
            data.AddRange(bytes);
        }
    }

    private static byte[] Number(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
