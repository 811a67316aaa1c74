using System.Collections.Immutable;
using System.Text;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Analysis.Shell;

/// <summary>Expands words as far as they can be known statically. What depends on a command's output stays unknown; nothing is guessed.</summary>
internal sealed class WordEvaluator(ShellScript script, ShellScope scope)
{
    /// <summary>The fields of a list of words: unquoted values are split at blanks.</summary>
    public ImmutableArray<StepArgument> Fields(IEnumerable<Word> words) => [.. words.SelectMany(Fields)];

    /// <summary>The one value of a word that is not split, as in an assignment.</summary>
    public string? Value(Word? word) => word is null ? "" : Join(word.Parts);

    private IEnumerable<StepArgument> Fields(Word word)
    {
        var span = script.Text.ToSource(word.Span);
        var text = script.TextOf(word);
        var splits = word.Parts.Any(part => part is ParameterExpansion);
        var value = Join(word.Parts);
        if (!splits || value is null || !value.AsSpan().ContainsAny(" \t\n"))
            return value is { Length: 0 } && splits ? [] : [new(value, text, span, word.HasGlob)];

        return SplitFields(word).Select(field => new StepArgument(field, text, span, word.HasGlob));
    }

    /// <summary>Splits at blanks that come from unquoted expansions only.</summary>
    private List<string> SplitFields(Word word)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        foreach (var part in word.Parts)
        {
            var value = ValueOf(part) ?? "";
            if (part is not ParameterExpansion)
            {
                field.Append(value);
                continue;
            }

            foreach (var c in value)
            {
                if (!char.IsWhiteSpace(c))
                    field.Append(c);
                else if (field.Length > 0)
                {
                    fields.Add(field.ToString());
                    field.Clear();
                }
            }
        }

        if (field.Length > 0)
            fields.Add(field.ToString());

        return fields;
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
        }

        return text.ToString();
    }

    private string? ValueOf(WordPart part) =>
        part switch
        {
            Literal literal => literal.Value,
            SingleQuoted quoted => quoted.Value,
            DoubleQuoted quoted => Join(quoted.Parts),
            ParameterExpansion parameter => ValueOf(parameter),
            CommandSubstitution substitution when IsCommand(substitution, "pwd") => scope.WorkingDirectory.Value,
            _ => null,
        };

    private static bool IsCommand(CommandSubstitution substitution, string name) =>
        substitution.Body is [{ Command: SimpleCommand { Words: [var word] } }] && word.Constant == name;

    private string? ValueOf(ParameterExpansion parameter)
    {
        if (parameter.Length || parameter.Indirect || parameter.Index is not null)
            return null;
        if (parameter.Name == "PWD")
            return scope.WorkingDirectory.Value;

        var set = scope.TryGet(parameter.Name, out var value);
        var operand = parameter.Operands.IsEmpty ? "" : Value(parameter.Operands[0]);

        return parameter.Operation switch
        {
            // A variable that nothing here sets may come from the base image.
            "" => set ? value : null,
            ":-" or ":=" when set && value is not null => value.Length == 0 ? operand : value,
            "-" or "=" when set && value is not null => value,
            ":+" when set && value is not null => value.Length == 0 ? "" : operand,
            "+" when set => operand,
            "#" or "##" or "%" or "%%" when value is not null && operand is not null => GlobPattern.Trim(
                value,
                operand,
                parameter.Operation[0] == '#',
                parameter.Operation.Length == 2
            ),
            "/" or "//" when value is not null && operand is not null => GlobPattern.Replace(
                value,
                operand,
                parameter.Operands.Length > 1 ? Value(parameter.Operands[1]) ?? "" : "",
                parameter.Operation == "//"
            ),
            _ => null,
        };
    }

    /// <summary>A path argument, absolute from the working directory where that is known.</summary>
    public StepPath PathOf(StepArgument argument) =>
        Resolve(scope.WorkingDirectory, argument.Value, argument.Text, argument.Span, argument.HasGlob);

    public static StepPath Resolve(StepPath directory, string? value, string text, TextSpan span, bool glob)
    {
        var absolute =
            value is null ? null
            : value.StartsWith('/') ? UnixPath.Normalise(value)
            : value == "~" || value.StartsWith("~/", StringComparison.Ordinal) ? UnixPath.Normalise("/root" + value[1..])
            : directory.Value is null ? null
            : UnixPath.Combine(directory.Value, value);

        return new(absolute, text, span, glob || (absolute is not null && directory.IsPattern && value?.StartsWith('/') == false));
    }
}
