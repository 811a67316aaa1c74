using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Analysis.Commands;

/// <summary>Commands that pack and unpack (tar(1), unzip(1), gzip(1), cpio(1), 7z(1)).</summary>
internal static class ArchiveCommands
{
    private const string TarTakes = "fCTXbNgHIKVL";

    public static ImmutableArray<CommandReader> Readers { get; } =
    [
        new(["tar", "bsdtar", "gtar"], Tar),
        new(["unzip"], Unzip),
        new(["zip"], Zip),
        new(["cpio"], Cpio),
        new(["7z", "7za", "7zr", "7zz"], SevenZip),
        new(["unrar"], Unrar),
        new(["unsquashfs"], Unsquash),
        new(["gzip"], invocation => Compress(invocation, ".gz")),
        new(["bzip2"], invocation => Compress(invocation, ".bz2")),
        new(["xz"], invocation => Compress(invocation, ".xz")),
        new(["lzma"], invocation => Compress(invocation, ".lzma")),
        new(["zstd"], invocation => Compress(invocation, ".zst")),
        new(["gunzip", "bunzip2", "unxz", "unlzma", "unzstd", "uncompress"], Decompress),
    ];

    private static IEnumerable<Effect> Tar(Invocation invocation)
    {
        var options = GetOpt.Read(
            Dashed(invocation),
            TarTakes,
            "--file",
            "--directory",
            "--exclude",
            "--transform",
            "--xform",
            "--use-compress-program",
            "--owner",
            "--group",
            "--mode",
            "--mtime",
            "--files-from",
            "--exclude-from",
            "--strip-components"
        );
        var archive = options.Value("-f", "--file");
        var path = archive is null || archive.Value == "-" ? null : invocation.Path(archive);
        if (options.Has("-x", "--extract", "--get"))
            return options.Has("-O", "--to-stdout") ? [new NoEffect()] : [new Unpack(path, Target(invocation, options, path))];

        return path is null || options.Has("-t", "--list") ? [new NoEffect()] : [new WriteFiles([path])];
    }

    /// <summary>The first word may be a bundle without a dash, whose values stand behind it in the order of its letters.</summary>
    private static Invocation Dashed(Invocation invocation)
    {
        if (invocation.Arguments is not [{ Value: { } bundle } first, .. var rest] || bundle is "" or ['-', ..])
            return invocation;

        var arguments = ImmutableArray.CreateBuilder<StepArgument>();
        foreach (var letter in bundle)
        {
            arguments.Add(first with { Value = $"-{letter}", Text = $"-{letter}" });
            if (!TarTakes.Contains(letter, StringComparison.Ordinal) || rest.IsEmpty)
                continue;
            arguments.Add(rest[0]);
            rest = rest[1..];
        }

        return invocation with
        {
            Arguments = [.. arguments, .. rest],
        };
    }

    /// <summary><c>--one-top-level</c> makes a folder, called as the archive is where no name is given.</summary>
    private static StepPath Target(Invocation invocation, GetOpt options, StepPath? archive)
    {
        var directory = options.Value("-C", "--directory") is { } given ? invocation.Path(given) : invocation.WorkingDirectory;
        if (!options.Has("--one-top-level"))
            return directory;
        if (options.Value("--one-top-level") is { } folder)
            return Invocation.At(directory, folder);

        return archive?.Value is { } path
            ? directory.Below(ContainerPath.Name(path).Split(".t")[0])
            : directory.Below("*") with
            {
                IsPattern = true,
            };
    }

    private static IEnumerable<Effect> Unzip(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "dxPO");
        if (options.Has("-p", "-l", "-t", "-v", "-Z"))
            return [new NoEffect()];

        return
        [
            new Unpack(options.Operands is [var archive, ..] ? invocation.Path(archive) : null, Directory(invocation, options.Value("-d"))),
        ];
    }

    /// <summary>A name without an ending gets one; a dash is standard output.</summary>
    private static IEnumerable<Effect> Zip(Invocation invocation)
    {
        if (GetOpt.Read(invocation, "xibPt").Operands is not [var archive, ..] || archive.Value == "-")
            return [new NoEffect()];

        var path = invocation.Path(archive);

        return
        [
            new WriteFiles([
                path.Value is { } value && !ContainerPath.Name(value).Contains('.', StringComparison.Ordinal)
                    ? path with
                    {
                        Value = value + ".zip",
                    }
                    : path,
            ]),
        ];
    }

    private static IEnumerable<Effect> Cpio(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "DFIOHCER", "--directory", "--file", "--format", "--owner");
        var directory = Directory(invocation, options.Value("-D", "--directory"));
        if (options.Has("-i", "--extract"))
            return [new Unpack(options.Value("-F", "-I", "--file") is { } archive ? invocation.Path(archive) : null, directory)];
        if (options.Has("-p", "--pass-through") && options.Operands is [var target, ..])
            return [new Unpack(null, invocation.Path(target))];

        return options.Value("-F", "-O", "--file") is { } written ? [new WriteFiles([invocation.Path(written)])] : [new NoEffect()];
    }

    private static IEnumerable<Effect> SevenZip(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, ":optmaxirsuwy");

        return options.Operands switch
        {
            [{ Value: "x" or "e" }, var archive, ..] => [new Unpack(invocation.Path(archive), Directory(invocation, options.Value("-o")))],
            [{ Value: "a" or "u" }, var archive, ..] => [new WriteFiles([invocation.Path(archive)])],
            _ => [new NoEffect()],
        };
    }

    private static IEnumerable<Effect> Unrar(Invocation invocation) =>
        GetOpt.Read(invocation, "").Operands switch
        {
            [{ Value: "x" or "e" }, var archive] => [new Unpack(invocation.Path(archive), invocation.WorkingDirectory)],
            [{ Value: "x" or "e" }, var archive, .., var target] => [new Unpack(invocation.Path(archive), invocation.Path(target))],
            _ => [new NoEffect()],
        };

    private static IEnumerable<Effect> Unsquash(Invocation invocation)
    {
        // It knows long options by one dash: "-dest" is "-d".
        var options = GetOpt.Read(
            invocation with
            {
                Arguments = [.. invocation.Arguments.Select(word => word.Value is "-dest" ? word with { Value = "-d" } : word)],
            },
            "dp"
        );
        var target = options.Value("-d") is { } given ? invocation.Path(given) : invocation.WorkingDirectory.Below("squashfs-root");

        return options.Operands is [var archive, ..] ? [new Unpack(invocation.Path(archive), target)] : [new NoEffect()];
    }

    private static StepPath Directory(Invocation invocation, StepArgument? named) =>
        named is null ? invocation.WorkingDirectory : invocation.Path(named);

    /// <summary>A file takes the place of the one that it was made from.</summary>
    private static IEnumerable<Effect> Compress(Invocation invocation, string suffix)
    {
        var options = CompressorOptions(invocation);
        if (options.Has("-d", "--decompress", "--uncompress"))
            return Decompress(invocation);

        return Replace(invocation, options, name => name + suffix);
    }

    private static IEnumerable<Effect> Decompress(Invocation invocation) =>
        Replace(
            invocation,
            CompressorOptions(invocation),
            static name => name.LastIndexOf('.') is > 0 and var dot ? name[..dot] + (IsTar(name[dot..]) ? ".tar" : "") : name
        );

    /// <summary>The number of threads is a word of its own with xz, and part of the option with zstd.</summary>
    private static GetOpt CompressorOptions(Invocation invocation) =>
        IsKeeping(invocation) ? GetOpt.Read(invocation, "So:T", "--suffix") : GetOpt.Read(invocation, "SoT", "--suffix", "--threads");

    /// <summary>zstd is the one compressor that leaves its source unless it is told not to (zstd(1), <c>--rm</c>).</summary>
    private static bool IsKeeping(Invocation invocation) => invocation.Name is "zstd" or "unzstd";

    /// <summary>Endings that stand for a tar archive and its compression both (gzip(1), bzip2(1), xz(1), zstd(1)).</summary>
    private static bool IsTar(string ending) => ending is ".tgz" or ".taz" or ".tbz" or ".tbz2" or ".txz" or ".tlz" or ".tzst";

    private static IEnumerable<Effect> Replace(Invocation invocation, GetOpt options, Func<string, string> rename)
    {
        if (options.Operands.IsEmpty || options.Has("-c", "--stdout", "--to-stdout", "-t", "--test", "-l", "--list"))
            return [new NoEffect()];

        var sources = invocation.Paths(options.Operands);
        var results = new WriteFiles([
            .. sources.Select(source =>
                options.Value("-o") is { } named
                    ? invocation.Path(named)
                    : source with
                    {
                        Value = source.Value is null ? null : rename(source.Value),
                    }
            ),
        ]);

        var isKept = IsKeeping(invocation) ? !options.Has("--rm") : options.Has("-k", "--keep");

        return isKept ? [results] : [results, new RemoveFiles(sources)];
    }
}
