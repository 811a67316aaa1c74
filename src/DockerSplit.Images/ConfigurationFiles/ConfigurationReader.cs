using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using DockerSplit.Facts;
using DockerSplit.Images.Scripts;
using DockerSplit.Paths;

namespace DockerSplit.Images.ConfigurationFiles;

/// <summary>Reads the lines of configuration files that load modules or other files, and the paths they mention.</summary>
internal static class ConfigurationReader
{
    private const int MaxPaths = 64;
    private const int MaxDirectives = 256;
    private const int MaxName = 256;

    private static readonly char[] Blanks = [' ', '\t', '=', ','];

    private static readonly SearchValues<char> PathCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_-+.@"
    );

    /// <summary>What the file names; null when it is no text, names nothing, or is of no kind that is read.</summary>
    public static ConfigurationFacts? Read(ReadOnlySpan<byte> bytes, string path)
    {
        if (!ConfigurationKnowledge.Reads(path) || bytes.Contains((byte)0))
            return null;
        var facts =
            ConfigurationKnowledge.CallsOf(path) is { } calls ? new(Calls(bytes, calls), [])
            : ConfigurationKnowledge.TableOf(path) is { } table ? Commands(Encoding.UTF8.GetString(bytes), table)
            : Lines(Encoding.UTF8.GetString(bytes));

        return facts is { Directives.IsEmpty: true, Paths.IsEmpty: true } ? null : facts;
    }

    private static ConfigurationFacts Lines(string text)
    {
        var directives = ImmutableArray.CreateBuilder<ConfigurationDirective>();
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.Trim();
            if (line.IsEmpty || line[0] is '#' or ';')
                continue;
            if (directives.Count < MaxDirectives && AddDirective(line, number, directives))
                continue;
            if (paths.Count < MaxPaths)
                AddPaths(line, paths);
        }

        return new(directives.ToImmutable(), [.. paths]);
    }

    /// <summary>The programs that the command lines of a table start.</summary>
    private static ConfigurationFacts Commands(string text, CommandTable table)
    {
        var directives = ImmutableArray.CreateBuilder<ConfigurationDirective>();
        foreach (var (at, line) in text.Split('\n').Index())
        {
            if (table.CommandIn(line) is not { } command)
                continue;
            foreach (var program in ShellProgram.Read(command).Commands.Take(MaxDirectives - directives.Count))
                directives.Add(new(CommandTable.Directive, program, at + 1));
        }

        return new(directives.ToImmutable(), []);
    }

    private static bool AddDirective(ReadOnlySpan<char> line, int number, ImmutableArray<ConfigurationDirective>.Builder directives)
    {
        var end = line.IndexOfAny(Blanks);
        if (end <= 0 || ConfigurationKnowledge.Directive(line[..end]) is not { } row)
            return false;

        // PHP writes NAME = "value", nginx NAME value;, Apache NAME first second.
        var words = line[end..].ToString().Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var value = words[i].Trim(' ', '"', '\'', ';');
            if (value.Length > 0 && (row.Argument <= 0 || row.Argument == i + 1))
                directives.Add(new(row.Name, value, number));
        }

        return true;
    }

    private static void AddPaths(ReadOnlySpan<char> line, SortedSet<string> paths)
    {
        for (var at = 0; at < line.Length && paths.Count < MaxPaths; )
        {
            var start = line[at..].IndexOf('/');
            if (start < 0)
                return;
            start += at;
            var length = line[start..].IndexOfAnyExcept(PathCharacters);
            at = length < 0 ? line.Length : start + length;
            // Behind a letter or a colon it is a part of a relative path or of an address.
            if (at - start > 1 && (start == 0 || line[start - 1] is ' ' or '\t' or '"' or '\'' or '=' or '(' or '[' or ','))
                paths.Add(ContainerPath.Normalise(line[start..at].TrimEnd('.').ToString()));
            at = Math.Max(at, start + 1);
        }
    }

    private static ImmutableArray<ConfigurationDirective> Calls(ReadOnlySpan<byte> bytes, ImmutableArray<SourceCall> calls)
    {
        var found = ImmutableArray.CreateBuilder<ConfigurationDirective>();
        foreach (var (name, marker) in calls)
        {
            for (var at = 0; found.Count < MaxDirectives && bytes[at..].IndexOf(marker.Span) is >= 0 and var next; )
            {
                at += next + marker.Length;
                if (Quoted(bytes[at..]) is { Length: > 0 } value)
                    found.Add(new(name, value, 0));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The string that stands first; empty when something else does.</summary>
    private static string Quoted(ReadOnlySpan<byte> bytes)
    {
        if (bytes is not [(byte)'"' or (byte)'\'', ..])
            return "";
        var end = bytes[1..Math.Min(bytes.Length, MaxName)].IndexOf(bytes[0]);

        return end <= 0 ? "" : Encoding.UTF8.GetString(bytes.Slice(1, end));
    }
}
