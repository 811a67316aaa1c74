using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Closures;

/// <summary>Looks for libraries where the program loader would: glibc's by ld.so(8), musl's by its <c>ldso/dynlink.c</c>.</summary>
internal sealed class LibrarySearch
{
    private const string MuslLoaderMark = "ld-musl-";

    private static readonly string[] GlibcDefaults =
    [
        "/lib64",
        "/usr/lib64",
        "/lib",
        "/usr/lib",
        "/lib32",
        "/usr/lib32",
        "/libx32",
        "/usr/libx32",
    ];
    private static readonly string[] LibraryNames = ["lib64", "lib"];
    private static readonly string[] MuslDefaults = ["/lib", "/usr/local/lib", "/usr/lib"];

    /// <summary>The names that musl answers itself, whatever stands behind the dot.</summary>
    private static readonly string[] MuslOwn = ["libc.", "libpthread.", "librt.", "libm.", "libdl.", "libutil.", "libxnet."];

    private readonly ImageSnapshot _snapshot;
    private readonly FileIndex _index;
    private readonly RuntimeEnvironment _environment;
    private readonly string? _muslLoader;
    private readonly string[] _glibcDefaults;

    public LibrarySearch(ImageSnapshot snapshot, FileIndex index, RuntimeEnvironment environment)
    {
        (_snapshot, _index, _environment) = (snapshot, index, environment);
        _muslLoader = index.Matching($"/lib/{MuslLoaderMark}*.so.1").FirstOrDefault();
        // Debian and Ubuntu build the directory of their architecture into the loader; which one it is, the files tell.
        _glibcDefaults = [.. MultiarchDirectories("/lib"), .. MultiarchDirectories("/usr/lib"), .. GlibcDefaults];
    }

    /// <summary>The files that replace musl's built-in directories.</summary>
    public IEnumerable<string> MuslPathFiles => _index.Matching($"/etc/{MuslLoaderMark}*.path");

    /// <summary>The path of a library, links not followed; null when the loader would not find it.</summary>
    public FoundLibrary? Find(string name, LoadedObject needer)
    {
        if (name.Contains('/', StringComparison.Ordinal))
            return Origins(name, needer)
                .Select(_environment.Absolute)
                .Where(path => Fits(path, needer))
                .Select(path => new FoundLibrary(path, false))
                .FirstOrDefault();
        if (IsMusl(needer) && Array.Exists(MuslOwn, own => name.StartsWith(own, StringComparison.Ordinal)))
            return OwnOfMusl(name, needer);

        foreach (var (directory, configured) in Directories(needer))
        {
            var path = ContainerPath.Join(directory, name);
            if (Fits(path, needer))
                return new(path, configured);
        }

        return null;
    }

    /// <summary>All libraries whose names match a pattern, in every directory that is searched.</summary>
    public IEnumerable<string> Matching(string pattern, LoadedObject needer) =>
        PathPattern.IsPattern(pattern)
            ? Directories(needer)
                .Select(place => place.Directory)
                .Distinct(StringComparer.Ordinal)
                .SelectMany(directory => _index.Matching(ContainerPath.Join(directory, pattern)))
                .Where(path => Fits(path, needer))
        : Find(pattern, needer) is { } found ? [found.Path]
        : [];

    /// <summary>
    /// The symbol versions that the library lacks. The loader accepts one that defines no versions at all, as musl's, whatever is asked of it
    /// (glibc's <c>elf/dl-version.c</c>).
    /// </summary>
    public IEnumerable<string> MissingVersions(ElfFacts needer, string name, FoundLibrary found)
    {
        var real = _index.Paths.Resolve(found.Path).Path;
        if (real is null || _snapshot.Binaries.GetValueOrDefault(real) is not ElfFacts { VersionsDefined: { IsEmpty: false } defined })
            return [];

        return needer
            .VersionNeeds.Where(need => need.Library == name)
            .SelectMany(need => need.Versions)
            .Where(version => !defined.Contains(version, StringComparer.Ordinal));
    }

    /// <summary>The directories that are searched for a library, in order.</summary>
    private IEnumerable<(string Directory, bool Configured)> Directories(LoadedObject needer)
    {
        var musl = IsMusl(needer);
        var environment = _environment.LibraryPath.Select(directory => (directory, false));
        var own = (musl ? MuslOwnPaths(needer) : GlibcRPaths(needer)).Select(directory => (directory, false));
        var configured = _snapshot.LibraryPath.Select(directory =>
            (directory, musl || !_glibcDefaults.Contains(directory, StringComparer.Ordinal))
        );
        if (musl)
        {
            // The path file replaces the built-in directories.
            return environment
                .Concat(own)
                .Concat(_snapshot.LibraryPath.IsEmpty ? MuslDefaults.Select(directory => (directory, false)) : configured);
        }

        var runPath = needer.Elf.RunPath.SelectMany(path => Origins(path, needer)).Select(directory => (directory, false));

        return own.Concat(environment).Concat(runPath).Concat(configured).Concat(_glibcDefaults.Select(directory => (directory, false)));
    }

    /// <summary>RPATH of the object and of all that loaded it, each unless it has a RUNPATH; none when the object itself has one.</summary>
    private static IEnumerable<string> GlibcRPaths(LoadedObject needer) =>
        needer.Elf.RunPath.Length > 0
            ? []
            : needer
                .Chain.Where(item => item.Elf.RunPath.IsEmpty)
                .SelectMany(item => item.Elf.RPath.SelectMany(path => Origins(path, item)));

    /// <summary>musl makes no difference between RPATH and RUNPATH, and both are inherited.</summary>
    private static IEnumerable<string> MuslOwnPaths(LoadedObject needer) =>
        needer.Chain.SelectMany(item =>
            (item.Elf.RunPath.IsEmpty ? item.Elf.RPath : item.Elf.RunPath).SelectMany(path => Origins(path, item))
        );

    /// <summary>The path with <c>$ORIGIN</c> and <c>$LIB</c> replaced; the origin of a file that links lead to may be meant either way.</summary>
    private static IEnumerable<string> Origins(string path, LoadedObject item)
    {
        path = path.Replace("${", "$", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        if (!path.Contains('$', StringComparison.Ordinal))
            return [path];

        var origins = new[] { ContainerPath.Parent(item.Path), ContainerPath.Parent(item.FoundAt) }.Distinct(StringComparer.Ordinal);

        // Without $LIB in the path the two come out the same.
        return from origin in origins
            from library in LibraryNames
            select ContainerPath.Normalise(
                path.Replace("$ORIGIN", origin, StringComparison.Ordinal).Replace("$LIB", library, StringComparison.Ordinal)
            );
    }

    private bool IsMusl(LoadedObject item)
    {
        var program = item.Program.Elf;

        return program.Interpreter is { } interpreter
            ? interpreter.Contains(MuslLoaderMark, StringComparison.Ordinal)
            : _muslLoader is not null && !program.Needed.Contains("libc.so.6", StringComparer.Ordinal);
    }

    private FoundLibrary? OwnOfMusl(string name, LoadedObject needer)
    {
        var link = "/lib/" + name;
        var path = Fits(link, needer) ? link : needer.Program.Elf.Interpreter ?? _muslLoader;

        return path is null ? null : new(path, false);
    }

    private bool Fits(string path, LoadedObject needer) =>
        _index.Paths.Resolve(path).Path is { } real
        && _snapshot.Binaries.GetValueOrDefault(real) is ElfFacts elf
        && elf.Machine == needer.Elf.Machine
        && elf.Class == needer.Elf.Class;

    private IEnumerable<string> MultiarchDirectories(string parent) =>
        _index.Paths.Resolve(parent).Path is { } real
            ? _index
                .Below(real)
                .Where(path => _index.Paths.At(path) is { Kind: FileKind.Directory } && PathPattern.Matches(real + "/*-linux-gnu*", path))
                .Select(path => ContainerPath.Join(parent, ContainerPath.Name(path)))
            : [];
}

/// <summary>A library that was found.</summary>
/// <param name="Configured">Whether the loader found it only by its configuration: ld.so.conf and the cache made from it, or musl's path file.</param>
internal sealed record FoundLibrary(string Path, bool Configured);
