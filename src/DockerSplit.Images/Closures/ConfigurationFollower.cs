using DockerSplit.Facts;
using DockerSplit.Images.ConfigurationFiles;
using DockerSplit.Paths;

namespace DockerSplit.Images.Closures;

/// <summary>Follows what configuration files name: certain where a directive loads it, a suggestion where a path is merely mentioned.</summary>
internal sealed class ConfigurationFollower(FileIndex index, CommandSearch commands, LibrarySearch libraries, ReachedFiles reached)
{
    private const string CommandScheme = "command:";
    private const string LibraryScheme = "lib:";
    private const int MaxUp = 4;

    private readonly List<(string From, string Name, string Value)> _libraries = [];

    /// <summary>A program of the closure, whose loader tells where libraries lie.</summary>
    public LoadedObject? Program { get; set; }

    public void Follow(string path, ConfigurationFacts configuration)
    {
        foreach (var (name, value, line) in configuration.Directives)
        {
            foreach (var template in ConfigurationKnowledge.Opens(name))
                Open(path, name, template, value, line);
        }

        foreach (var mentioned in configuration.Paths)
            reached.Suggest(path, mentioned, NeedKind.Opened, "mentioned");
    }

    /// <summary>Libraries that sources name: once all programs are known, so that their search path is.</summary>
    public void SuggestLibraries()
    {
        if (Program is not { } program)
            return;
        foreach (var (from, name, value) in _libraries)
        {
            var pattern = value.Contains(".so", StringComparison.Ordinal) ? value : $"lib{value}.so*";
            foreach (var found in libraries.Matching(pattern, program))
                reached.Suggest(from, found, NeedKind.Opened, $"{name} {value}");
        }
    }

    private void Open(string from, string name, string template, string value, int line)
    {
        if (template.StartsWith(LibraryScheme, StringComparison.Ordinal))
            _libraries.Add((from, name, value));
        else if (template.StartsWith(CommandScheme, StringComparison.Ordinal))
            OpenCommand(from, value, line);
        else
            OpenFiles(from, name, template, value);
    }

    private void OpenCommand(string from, string value, int line)
    {
        var word = value.Split(' ', 2)[0];
        if (word.Length > 0 && commands.Find(word) is { } program)
            reached.Add(from, program, NeedKind.Command, $"{word} (line {line})");
    }

    private void OpenFiles(string from, string name, string template, string value)
    {
        foreach (var pattern in Patterns(from, template, value))
        {
            foreach (var found in index.Matching(ContainerPath.Normalise(pattern)))
                reached.Add(from, found, NeedKind.Opened, $"{name} {value}");
        }
    }

    /// <summary>The template with the value put in; a relative value is looked for from the file's directory upwards, where prefixes lie.</summary>
    private static IEnumerable<string> Patterns(string from, string template, string value)
    {
        if (value.StartsWith('/'))
            return template.StartsWith("{up}", StringComparison.Ordinal) ? [value] : [];
        if (!template.StartsWith("{up}", StringComparison.Ordinal))
            return [template.Replace("{value}", value, StringComparison.Ordinal)];

        var directories = new List<string>();
        for (
            var directory = ContainerPath.Parent(from);
            directory != "/" && directories.Count < MaxUp;
            directory = ContainerPath.Parent(directory)
        )
            directories.Add(directory);

        return directories.Select(directory => ContainerPath.Join(directory, value));
    }
}
