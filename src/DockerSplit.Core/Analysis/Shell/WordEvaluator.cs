using System.Collections.Immutable;
using System.Text;
using DockerSplit.Analysis.Commands;
using DockerSplit.Paths;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Analysis.Shell;

/// <summary>Expands words as far as they can be known statically. What depends on a command's output stays unknown; nothing is guessed.</summary>
internal sealed partial class WordEvaluator(ShellScript script, ShellScope scope)
{
    /// <summary>The fields of a list of words: braces are expanded where the shell does that, and unquoted values split at blanks.</summary>
    public ImmutableArray<StepArgument> Fields(IEnumerable<Word> words) => [.. words.SelectMany(Fields)];

    /// <summary>The one value of a word that is not split, as in an assignment.</summary>
    public string? Value(Word? word) => word is null ? "" : Join(word.Parts);

    private IEnumerable<StepArgument> Fields(Word word)
    {
        var span = script.Text.ToSource(word.Span);
        var text = script.TextOf(word);
        if (word.Parts is [Literal { HasGlob: var glob, Value: var value }] && !value.Contains('{'))
            return [new(value, text, span, glob)];

        var words = script.Dialect == ShellDialect.Bash ? BraceExpansion.Expand(word.Parts) : [word.Parts];

        return words.SelectMany(parts => Split(parts, new(text, span)));
    }

    private ImmutableArray<StepArgument> Split(ImmutableArray<WordPart> parts, FieldSplitter fields)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case Literal literal:
                    fields.AddWhole(literal.Value, literal.HasGlob);
                    break;
                case ExtendedGlob glob:
                    fields.AddWhole(ValueOf(glob), glob: true);
                    break;
                case DoubleQuoted { Parts: [ParameterExpansion { Name: "@", Operation: "", Length: false }] }:
                    AddParameters(fields);
                    break;
                case ParameterExpansion { Name: "@" or "*", Operation: "", Length: false } when scope.Positional is { } parameters:
                    fields.AddSplit(parameters.Contains(null) ? null : string.Join(' ', parameters));
                    break;
                case ParameterExpansion or CommandSubstitution:
                    fields.AddSplit(ValueOf(part));
                    break;
                default:
                    fields.AddWhole(ValueOf(part));
                    break;
            }
        }

        return fields.ToImmutable();
    }

    /// <summary><c>"$@"</c>: each parameter is a field, whatever stands in it.</summary>
    private void AddParameters(FieldSplitter fields)
    {
        if (scope.Positional is not { } parameters)
        {
            fields.AddWhole(null);
            return;
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            if (i > 0)
                fields.End();
            fields.AddWhole(parameters[i]);
        }
    }

    private string? Join(ImmutableArray<WordPart> parts)
    {
        if (parts is [var single])
            return ValueOf(single);

        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (ValueOf(part) is not { } value)
                return null;
            text.Append(value);
            if (text.Length > ValueBudget.LongestValue)
                return scope.World.Budget.Refuse();
        }

        return text.ToString();
    }

    private string? ValueOf(WordPart part) =>
        part switch
        {
            Literal literal => literal.Value,
            SingleQuoted quoted => quoted.Value,
            DoubleQuoted quoted => Join(quoted.Parts),
            ExtendedGlob glob => Join(glob.Patterns.Parts) is { } patterns ? $"{glob.Text[0]}({patterns})" : null,
            ParameterExpansion parameter => scope.World.Budget.Keep(ValueOf(parameter)),
            CommandSubstitution { Body: [{ Command: SimpleCommand { Redirections.IsEmpty: true } command }] } => OutputOf(command),
            _ => null,
        };

    /// <summary>What a few commands print is known when their arguments are; line ends at the end are taken off.</summary>
    public string? OutputOf(SimpleCommand command)
    {
        var fields = Fields(command.Words);
        if (fields.IsEmpty || fields.Any(field => field.Value is null || field.HasGlob))
            return null;

        var words = fields.Skip(1).Select(field => field.Value!).ToArray();

        return scope.World.Catalog.Row(ContainerPath.Name(fields[0].Value!))?.Prints switch
        {
            PrintedOutput.WorkingDirectory => scope.WorkingDirectory is { IsPattern: false, Value: { } directory } ? directory : null,
            PrintedOutput.Words => words.Any(word => word.Contains('\\') || word is "-e" or "-n")
                ? null
                : string.Join(' ', words).TrimEnd('\n'),
            PrintedOutput.Format => Format(words)?.TrimEnd('\n'),
            PrintedOutput.LastPart when words is [var path] => ContainerPath.Name(path.TrimEnd('/')),
            PrintedOutput.LastPart when words is [var path, var suffix] => WithoutSuffix(ContainerPath.Name(path.TrimEnd('/')), suffix),
            PrintedOutput.Parent when words is [['/', ..] path] => ContainerPath.Parent(path.TrimEnd('/')),
            PrintedOutput.Files when words.Length > 0 && fields.All(field => field.Value is not ['-', ..]) => Contents(fields[1..]),
            _ => null,
        };
    }

    /// <summary>printf with words and line ends alone; a format is used again until no word is left (POSIX, XCU printf).</summary>
    private static string? Format(string[] words)
    {
        if (words is not [var format, .. var values])
            return null;

        var pieces = format.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal).Split("%s");
        if (pieces.Any(piece => piece.AsSpan().ContainsAny('%', '\\')))
            return null;
        if (pieces.Length == 1)
            return pieces[0];

        var text = new StringBuilder();
        for (var at = 0; at == 0 || at < values.Length; at += pieces.Length - 1)
        {
            for (var piece = 0; piece < pieces.Length; piece++)
                text.Append(pieces[piece]).Append(piece < pieces.Length - 1 ? values.ElementAtOrDefault(at + piece) : "");
        }

        return text.ToString();
    }

    /// <summary>Files that COPY brings from the context hold what they hold there.</summary>
    private string? Contents(ImmutableArray<StepArgument> files)
    {
        var texts = files.Select(file => PathOf(file).Value is { } path ? scope.World.Context?.ReadText(path) : null).ToList();

        return texts.Contains(null) ? null : scope.World.Budget.Keep(string.Concat(texts).TrimEnd('\n', '\r'));
    }

    private static string WithoutSuffix(string name, string suffix) =>
        name != suffix && name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;

    /// <summary>A path argument, absolute from the working directory where that is known.</summary>
    public StepPath PathOf(StepArgument argument) =>
        Resolve(scope.WorkingDirectory, argument.Value, argument.Text, argument.Span, argument.HasGlob);

    public static StepPath Resolve(StepPath directory, string? value, string text, TextSpan span, bool glob)
    {
        var absolute =
            value is null ? null
            : value.StartsWith('/') ? ContainerPath.Normalise(value)
            : value == "~" || value.StartsWith("~/", StringComparison.Ordinal) ? ContainerPath.Normalise("/root" + value[1..])
            : directory.Value is null ? null
            : ContainerPath.Combine(directory.Value, value);

        return new(absolute, text, span, glob || (absolute is not null && directory.IsPattern && value?.StartsWith('/') == false))
        {
            IsFromStart = directory.IsFromStart && value is not (['/', ..] or "~" or ['~', '/', ..]),
        };
    }
}
