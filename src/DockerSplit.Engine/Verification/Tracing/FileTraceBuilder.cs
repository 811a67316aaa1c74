using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Paths;

namespace DockerSplit.Engine.Verification.Tracing;

/// <summary>Collects from system calls what a container's programs opened and looked for, with the directory that each of them is in.</summary>
/// <param name="start">The directory that the first program starts in.</param>
internal sealed class FileTraceBuilder(string start)
{
    /// <summary>The working directory, where a call takes a descriptor (openat(2)).</summary>
    private const string Here = "AT_FDCWD";

    /// <summary>More names of one kind than that are a program that walks through a disk.</summary>
    private const int MostNames = 200_000;

    private static readonly ImmutableArray<string> Volatile = [.. EngineData.VolatilePlaces.Select(row => row.Directory)];

    private readonly Dictionary<int, string> _directories = [];
    private readonly Dictionary<string, OpenedFile> _opened = new(StringComparer.Ordinal);
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private readonly HashSet<string> _missed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _denied = new(StringComparer.Ordinal);
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);
    private int _calls;

    public FileTrace Build() =>
        new()
        {
            Opened = _opened.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Found = [.. _found.Where(name => !_opened.ContainsKey(name))],
            Missed = [.. _missed],
            Denied = [.. _denied],
            Calls = _calls,
        };

    public void Add(SystemCall call)
    {
        _calls++;
        switch (call.Name)
        {
            case "clone" or "clone3" or "fork" or "vfork":
                Inherit(call);
                break;
            case "chdir" when call is { Succeeded: true } && call.Text(0) is { } path:
                _directories[call.Process] = ContainerPath.Combine(DirectoryOf(call.Process), path);
                Note(call, Absolute(call, 0));
                break;
            case "fchdir" when call is { Succeeded: true, Arguments: [var descriptor, ..] } && SystemCall.PathOf(descriptor) is { } path:
                _directories[call.Process] = ContainerPath.Normalise(path);
                break;
            case "open" or "openat" or "openat2":
                Open(call, call.Name == "open" ? 0 : 1);
                break;
            case "execve" or "execveat":
                Use(call, Absolute(call, call.Name == "execve" ? 0 : 1), FileUse.Executed);
                break;
            default:
                Note(call, Absolute(call, call.Text(0) is null ? 1 : 0));
                break;
        }
    }

    /// <summary>Threads and children start where their parent is.</summary>
    private void Inherit(SystemCall call)
    {
        if (call.Succeeded && int.TryParse(call.Result, NumberStyles.None, CultureInfo.InvariantCulture, out var child))
            _directories[child] = DirectoryOf(call.Process);
    }

    private string DirectoryOf(int process) => _directories.GetValueOrDefault(process, start);

    private void Open(SystemCall call, int index)
    {
        var flags = index + 1 < call.Arguments.Length ? call.Arguments[index + 1] : "";
        if (IsMade(flags) && call.Succeeded && Absolute(call, index) is { } made && !_opened.ContainsKey(made))
            _made.Add(made);
        // What is only written, or only named, is no need of the program.
        if (flags.Contains("O_WRONLY", StringComparison.Ordinal) || flags.Contains("O_PATH", StringComparison.Ordinal))
            return;

        Use(call, Absolute(call, index), flags.Contains("O_DIRECTORY", StringComparison.Ordinal) ? FileUse.Listed : FileUse.Opened);
    }

    /// <summary>Whether nothing is left of what the file held: it is emptied, or was not there.</summary>
    private static bool IsMade(string flags) =>
        flags.Contains("O_TRUNC", StringComparison.Ordinal) || flags.Contains("O_EXCL", StringComparison.Ordinal);

    private void Use(SystemCall call, string? name, FileUse use)
    {
        if (name is null || !call.Succeeded)
        {
            Note(call, name);
            return;
        }

        if (IsVolatile(name) || _made.Contains(name) || _opened.Count >= MostNames)
            return;

        var path = SystemCall.PathOf(call.Result) is { } real ? ContainerPath.Normalise(real) : name;
        if (!_opened.TryGetValue(name, out var known) || known.Use < use)
            _opened[name] = new(path, use);
    }

    /// <summary>Notes whether something is there.</summary>
    private void Note(SystemCall call, string? name)
    {
        if (name is null || IsVolatile(name))
            return;

        var names =
            call.Succeeded ? _found
            : call.Error is "ENOENT" or "ENOTDIR" ? _missed
            : call.Error is "EACCES" or "EPERM" && call.Name is "open" or "openat" or "openat2" or "execve" or "execveat" ? _denied
            : null;
        if (names?.Count < MostNames)
            names.Add(name);
    }

    /// <summary>The path of an argument as seen from the root; null for none.</summary>
    private string? Absolute(SystemCall call, int index)
    {
        if (call.Text(index) is not { Length: > 0 and < ContainerPath.MaxLength } path)
            return null;
        if (path[0] == '/')
            return ContainerPath.Normalise(path);

        var beside = index > 0 ? call.Arguments[index - 1] : "";
        var directory = SystemCall.PathOf(beside);
        if (directory is null && index > 0 && !beside.StartsWith(Here, StringComparison.Ordinal))
            return null;

        return ContainerPath.Combine(directory ?? DirectoryOf(call.Process), path);
    }

    private static bool IsVolatile(string name) => Volatile.Any(directory => ContainerPath.IsWithin(name, directory));
}
