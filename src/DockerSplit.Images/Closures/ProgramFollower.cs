using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Closures;

/// <summary>Follows what a program or library names: the program loader, the libraries it is linked to, and those it may open by itself.</summary>
internal sealed class ProgramFollower(
    ImageSnapshot snapshot,
    LibrarySearch libraries,
    HabitFollower habits,
    CommandSearch commands,
    ReachedFiles reached
)
{
    private const string GlibcCache = "/etc/ld.so.cache";
    private const string GlibcConfiguration = "/etc/ld.so.conf";

    /// <summary>The names that libraries in the closure have for the loader.</summary>
    private readonly HashSet<string> _loaded = new(StringComparer.Ordinal);

    public void Follow(LoadedObject item)
    {
        _loaded.Add(item.Elf.Soname ?? ContainerPath.Name(item.FoundAt));
        _loaded.Add(ContainerPath.Name(item.FoundAt));
        if (item.Elf.Interpreter is { } loader && item.Loader is null && !reached.Add(item.Path, loader, NeedKind.Interpreter, loader))
            reached.Miss(item.Path, NeedKind.Interpreter, loader);

        foreach (var name in item.Elf.Needed)
        {
            if (libraries.Find(name, item) is { } found)
            {
                Load(item, found, NeedKind.Library, name);
                foreach (var version in libraries.MissingVersions(item.Elf, name, found))
                    reached.Miss(item.Path, NeedKind.Version, $"{name} {version}");
            }
            else
            {
                reached.Miss(item.Path, NeedKind.Library, name);
            }
        }

        FollowHints(item, item.Elf.Imports.Contains("dlopen", StringComparer.Ordinal));
        // A program has more paths in it than it opens: of those that are there, this is a sign and no need.
        foreach (var path in item.Elf.Paths)
        {
            if (item.Elf.Starts && IsProgram(path))
                reached.Add(item.Path, path, NeedKind.Command, path);
            else
                reached.Suggest(item.Path, path, NeedKind.Opened, "string " + path);
        }

        foreach (var command in item.Elf.Commands)
        {
            if (commands.Find(command) is { } found)
                reached.Add(item.Path, found, NeedKind.Command, command);
        }

        habits.FollowProgram(item);
    }

    /// <summary>A library that was found nowhere is not missing when another object brings one of that name into the process.</summary>
    public bool IsMissing(MissingNeed need) => need.Kind != NeedKind.Library || !_loaded.Contains(need.Detail);

    /// <summary>Whether a program or script stands at the path, so that one which starts others, and has the path in it, starts this one.</summary>
    private bool IsProgram(string path) =>
        commands.Find(path) is not null
        && reached.Real(path) is { } real
        && snapshot.Binaries.GetValueOrDefault(real) is ElfFacts { Interpreter: not null } or ScriptFacts { Interpreter.Length: > 0 };

    /// <summary>Names of libraries among the strings: one that never calls dlopen may still have another library do it.</summary>
    private void FollowHints(LoadedObject item, bool loads)
    {
        foreach (var hint in item.Elf.Hints)
        {
            if (!hint.Contains(".so", StringComparison.Ordinal) || libraries.Find(hint, item) is not { } found)
                continue;
            if (loads)
                Load(item, found, NeedKind.Opened, "dlopen " + hint);
            else
                reached.Suggest(item.Path, found.Path, NeedKind.Opened, "string " + hint);
        }
    }

    private void Load(LoadedObject needer, FoundLibrary found, NeedKind kind, string detail)
    {
        reached.Add(needer.Path, found.Path, kind, detail, needer);
        if (!found.Configured)
            return;
        // At run time the loader asks the cache; the file it was made from tells the same directories to a new ldconfig.
        reached.Add(needer.Path, GlibcCache, NeedKind.Opened, "ld.so.cache");
        reached.Add(needer.Path, GlibcConfiguration, NeedKind.Opened, "ld.so.conf");
        foreach (var path in libraries.MuslPathFiles)
            reached.Add(needer.Path, path, NeedKind.Opened, "musl path file");
    }
}
