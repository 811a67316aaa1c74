using DockerSplit.Facts;

namespace DockerSplit.Images.Closures;

/// <summary>Finds all files that programs reach: libraries, interpreters, commands of scripts, and what is opened by known habits.</summary>
public static class ClosureBuilder
{
    /// <summary>Everything reachable from the roots in the snapshot, when started with the environment of the configuration.</summary>
    /// <param name="nearMisses">Whether to reach, with all that they need, what only weak evidence speaks for too.</param>
    public static Closure Build(ImageSnapshot snapshot, ImageConfig config, IEnumerable<ClosureRoot> roots, bool nearMisses = false)
    {
        var environment = new RuntimeEnvironment(config);
        var index = new FileIndex(snapshot);
        var reached = new ReachedFiles(index);
        var commands = new CommandSearch(index, environment);
        var starts = new RootReader(snapshot, index, environment, commands, reached);
        var words = starts.AddAll(roots);
        var libraries = new LibrarySearch(snapshot, index, environment);
        var habits = new HabitFollower(snapshot, index, environment, libraries, reached);
        habits.FollowEnvironment();
        var programs = new ProgramFollower(snapshot, libraries, habits, commands, reached);
        var configurations = new ConfigurationFollower(index, commands, libraries, reached);
        var sources = new SourceFollower(snapshot, commands, reached);
        var scripts = new ScriptFollower(snapshot, index, environment, commands, reached);
        do
        {
            FollowAll();
            sources.Follow(words);
            FollowAll();
            configurations.SuggestLibraries();
        } while (nearMisses && reached.TakeSuggestions());

        return reached.ToClosure(programs.IsMissing);

        void FollowAll()
        {
            while (reached.Next() is { } file)
                FollowFile(file);
        }

        void FollowFile(ReachedFile file)
        {
            habits.FollowPath(file.Path);
            if (snapshot.Configurations.GetValueOrDefault(file.Path) is { } configuration)
                configurations.Follow(file.Path, configuration);
            if (snapshot.Binaries.GetValueOrDefault(file.Path) is ElfFacts elf)
                Follow(new(file.Path, file.FoundAt, elf, file.Loader));
            else if (snapshot.Binaries.GetValueOrDefault(file.Path) is ScriptFacts script)
                scripts.Follow(file.Path, script);
        }

        void Follow(LoadedObject item)
        {
            programs.Follow(item);
            configurations.Program ??= item.Elf.Interpreter is null ? null : item;
        }
    }
}
