using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Images.Scripts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Closures;

/// <summary>Turns roots into the first files of the graph.</summary>
internal sealed class RootReader(
    ImageSnapshot snapshot,
    FileIndex index,
    RuntimeEnvironment environment,
    CommandSearch commands,
    ReachedFiles reached
)
{
    /// <summary>Adds the roots; the words of those that the configuration names.</summary>
    public ImmutableArray<string> AddAll(IEnumerable<ClosureRoot> roots)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (var root in roots)
        {
            Add(root);
            if (root.IsOfConfig)
                words.AddRange(root.Words);
        }

        return words.ToImmutable();
    }

    private void Add(ClosureRoot root)
    {
        if (root.Words is not [{ Length: > 0 } first, .. var arguments])
            return;

        if (commands.Find(first) is { } command)
            reached.Add(root.Name, command, NeedKind.Root, first, postpone: IsLibrary(command));
        else if (!AddPath(root.Name, first) && !root.IsOptional)
            reached.Miss(root.Name, NeedKind.Root, first);

        foreach (var argument in arguments)
            AddArgument(root.Name, argument);
        if (ProgramText([.. root.Words]) is { } program)
            AddProgram(root.Name, program);
    }

    /// <summary>A file, or all that is in a directory.</summary>
    private bool AddPath(string name, string path)
    {
        path = environment.Absolute(path);
        if (index.Paths.Resolve(path).Path is not { } real)
            return AddDanglingLink(name, path);
        reached.Add(name, path, NeedKind.Root, path, postpone: IsLibrary(path));
        if (index.Paths.At(real) is { Kind: FileKind.Directory })
        {
            foreach (var inner in index.Below(real))
            {
                if (!reached.Add(name, inner, NeedKind.Root, inner, postpone: IsLibrary(inner)))
                    AddDanglingLink(name, inner);
            }
        }

        return true;
    }

    /// <summary>A link to nothing is a root all the same: what it points to may come at run time, as with <c>/dev/stdout</c>.</summary>
    private bool AddDanglingLink(string name, string path) => reached.AddLink(name, index.Paths.Canonical(path), NeedKind.Root);

    /// <summary>An argument that names a file, by itself or behind <c>--option=</c>.</summary>
    private void AddArgument(string name, string argument)
    {
        var value =
            argument.StartsWith('-') && argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
                ? argument[(equals + 1)..]
                : argument;
        if (value.Length is 0 or > ContainerPath.MaxLength || value.StartsWith('-'))
            return;
        var path = environment.Absolute(value);
        if (index.Paths.Resolve(path).Path is { } real && index.Paths.At(real) is { Kind: not FileKind.Directory })
            reached.Add(name, path, NeedKind.Root, value, postpone: IsLibrary(path));
    }

    /// <summary>The commands and paths of a program that stands in the command line: <c>/bin/sh -c PROGRAM</c>.</summary>
    private void AddProgram(string name, string program)
    {
        var read = ShellProgram.Read(program);
        foreach (var command in read.Commands)
        {
            if (commands.Find(command) is { } path)
                reached.Add(name, path, NeedKind.Root, command);
        }

        foreach (var path in read.Paths.Concat(read.Sourced))
            AddArgument(name, path);
    }

    private static string? ProgramText(string[] words) =>
        ScriptVocabulary.IsShell(ContainerPath.Name(words[0]))
        && Array.FindIndex(words, word => word is ['-', .., 'c']) is > 0 and var flag
        && flag + 1 < words.Length
            ? words[flag + 1]
            : null;

    private bool IsLibrary(string path) =>
        index.Paths.Resolve(path).Path is { } real && snapshot.Binaries.GetValueOrDefault(real) is ElfFacts { Interpreter: null };
}
