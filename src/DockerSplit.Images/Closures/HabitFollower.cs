using DockerSplit.Facts;
using DockerSplit.Images.Habits;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Images.Closures;

/// <summary>Follows the known habits by which programs open files that no header of theirs names.</summary>
internal sealed class HabitFollower(
    ImageSnapshot snapshot,
    FileIndex index,
    RuntimeEnvironment environment,
    LibrarySearch libraries,
    ReachedFiles reached
)
{
    private const string LibraryScheme = "lib:";

    private readonly HashSet<(Habit Habit, string Directory)> _followed = [];

    /// <summary>Habits that a variable shows, and variables whose value is a file, such as <c>SSL_CERT_FILE</c> or <c>LD_PRELOAD</c>.</summary>
    public void FollowEnvironment()
    {
        foreach (var habit in HabitCatalog.Known.All)
        {
            if (habit.When.Environment.FirstOrDefault(environment.Variables.ContainsKey) is { } variable)
                Open("ENV " + variable, "/", habit, null);
        }

        foreach (var (name, value) in environment.Variables)
        {
            if (value.StartsWith('/') && index.Paths.Resolve(value).Path is { } real && index.Paths.At(real) is { Kind: FileKind.Regular })
                reached.Add("ENV " + name, value, NeedKind.Root, value);
        }
    }

    /// <summary>Habits that the path of a reached file shows.</summary>
    public void FollowPath(string path)
    {
        foreach (var habit in HabitCatalog.Known.All)
        {
            if (habit.When.Paths.Any(pattern => PathPattern.Matches(pattern, path)))
                Open(path, ContainerPath.Parent(path), habit, null);
        }
    }

    /// <summary>Habits that the symbols, strings or name of a program or library show.</summary>
    public void FollowProgram(LoadedObject item)
    {
        var name = item.Elf.Soname ?? ContainerPath.Name(item.Path);
        foreach (var habit in HabitCatalog.Known.All)
        {
            var shows =
                habit.When.Imports.Any(symbol => item.Elf.Imports.Contains(symbol, StringComparer.Ordinal))
                || habit.When.Strings.Any(text => item.Elf.Hints.Contains(text, StringComparer.Ordinal))
                || habit.When.Libraries.Any(pattern => PathPattern.Matches(pattern, name));
            if (shows && !habit.Except.Any(pattern => PathPattern.Matches(pattern, name)))
                Open(item.Path, ContainerPath.Parent(item.Path), habit, item);
        }
    }

    private void Open(string from, string directory, Habit habit, LoadedObject? item)
    {
        if (!_followed.Add((habit, directory)))
            return;

        foreach (var opened in habit.Opens.SelectMany(Expand))
        {
            if (opened.StartsWith(LibraryScheme, StringComparison.Ordinal))
                OpenLibraries(from, opened[LibraryScheme.Length..], habit, item);
            else
                OpenFiles(from, opened.Replace("{dir}", directory, StringComparison.Ordinal), habit);
        }
    }

    private void OpenFiles(string from, string pattern, Habit habit)
    {
        // A program that is named by its place is started, and not read.
        var isProgram = ContainerPath.Name(ContainerPath.Parent(pattern)) is "bin" or "sbin";
        var kind =
            !from.StartsWith('/') ? NeedKind.Root
            : isProgram ? NeedKind.Command
            : NeedKind.Opened;
        foreach (var path in index.Matching(ContainerPath.Normalise(pattern)).Where(path => !IsLeft(path, habit)))
            reached.Add(from, path, kind, isProgram ? ContainerPath.Name(path) : habit.Name);
    }

    private static bool IsLeft(string path, Habit habit) => habit.Leaves.Any(known => PathPattern.Matches(known.Pattern, path));

    private void OpenLibraries(string from, string pattern, Habit habit, LoadedObject? item)
    {
        if (item is null && snapshot.Binaries.GetValueOrDefault(from) is ElfFacts elf)
            item = new(from, from, elf, null);
        if (item is null)
            return;
        foreach (var path in libraries.Matching(pattern, item))
            reached.Add(from, path, NeedKind.Opened, habit.Name, item);
    }

    /// <summary>Puts in the values of variables, and the services that nsswitch.conf(5) names; nothing is left where there are none.</summary>
    private IEnumerable<string> Expand(string opened)
    {
        if (opened.Contains("{nss}", StringComparison.Ordinal))
            return NameServices().Select(service => opened.Replace("{nss}", service, StringComparison.Ordinal));
        var start = opened.IndexOf('{', StringComparison.Ordinal);
        if (start < 0 || opened.StartsWith("{dir}", StringComparison.Ordinal))
            return [opened];
        var end = opened.IndexOf('}', start);

        return environment.Variables.TryGetValue(opened[(start + 1)..end], out var value)
            ? [opened[..start] + value.TrimStart(':') + opened[(end + 1)..]]
            : [];
    }

    private IEnumerable<string> NameServices() =>
        snapshot
            .Texts.GetValueOrDefault("/etc/nsswitch.conf", "")
            .Split('\n')
            .Select(line => line.Split('#')[0].Split(':', 2))
            .Where(parts => parts.Length == 2)
            .SelectMany(parts => parts[1].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => !word.StartsWith('['))
            .Distinct(StringComparer.Ordinal);
}
