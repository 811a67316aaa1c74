using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Application.Rewriting;

/// <summary>Lists a build context. No file is opened, and links are told, not followed.</summary>
internal sealed class ContextReader
{
    /// <summary>More files than any context that a builder should be sent.</summary>
    private const int MaximumFiles = 200_000;

    private static readonly EnumerationOptions All = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    private readonly IgnoreRules _rules;
    private readonly int _maximum;
    private int _count;
    private string? _problem;

    private ContextReader(IgnoreRules rules, int maximum) => (_rules, _maximum) = (rules, maximum);

    /// <summary>Lists a directory; what cannot be read is told in the listing.</summary>
    public static ContextListing Read(string directory, IgnoreRules rules, int maximum = MaximumFiles)
    {
        if (!Directory.Exists(directory))
            return new(null, "the build context is no directory that can be read");

        var reader = new ContextReader(rules, maximum);
        var root = reader.ReadDirectory(new DirectoryInfo(directory), "", rules.Start, 0);

        return new(root, reader._problem);
    }

    private ContextEntry ReadDirectory(DirectoryInfo directory, string path, IgnoreState state, int depth)
    {
        var children = new List<ContextEntry>();
        try
        {
            foreach (var file in directory.EnumerateFileSystemInfos("*", All))
            {
                if (++_count > _maximum || depth > ContainerPath.MaxLength / 2)
                {
                    _problem ??= $"the build context has more than {_maximum:N0} files";
                    break;
                }

                if (Entry(file, path.Length == 0 ? file.Name : $"{path}/{file.Name}", state, depth) is { } entry)
                    children.Add(entry);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            _problem ??= $"the directory '{(path.Length == 0 ? "." : path)}' of the build context cannot be read";
        }

        return ContextEntry.Directory(path, ModeOf(directory), children);
    }

    /// <summary>An entry that the ignore file leaves in; a directory with something in it is there too.</summary>
    private ContextEntry? Entry(FileSystemInfo file, string path, IgnoreState state, int depth)
    {
        var below = _rules.Enter(state, path);
        if (file.LinkTarget is { } target)
            return below.IsIgnored ? null : new(path, FileKind.SymbolicLink, 0, target, []);
        if (file is DirectoryInfo directory)
        {
            if (below.IsIgnored && !_rules.HasExceptions)
                return null;
            var entry = ReadDirectory(directory, path, below, depth + 1);

            return below.IsIgnored && entry.Children.IsEmpty ? null : entry;
        }

        return below.IsIgnored ? null : new(path, FileKind.Regular, ModeOf(file), null, []);
    }

    private static int ModeOf(FileSystemInfo file) => OperatingSystem.IsWindows() ? FilePermissions.PlainDirectory : (int)file.UnixFileMode;
}
