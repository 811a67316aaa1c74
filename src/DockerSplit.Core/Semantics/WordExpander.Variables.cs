using System.Text;
using DockerSplit.Text;

namespace DockerSplit.Semantics;

public sealed partial class WordExpander
{
    private string ReadDollar()
    {
        _at++;
        if (Current == '{')
            return ReadNested();

        var name = ReadName();

        return name.Length == 0 ? "$" : Lookup(name) ?? "";
    }

    private string ReadNested()
    {
        _at++;
        if (++_depth > MaximumDepth)
            return Fail($"variables are nested more than {MaximumDepth} deep");

        var value = ReadBraced();
        _depth--;

        return value;
    }

    /// <summary>A name, all the digits of a positional parameter, or one special character.</summary>
    private string ReadName()
    {
        var start = _at;
        if (char.IsDigit(Current))
            while (char.IsDigit(Current))
                _at++;
        else if (Current is '@' or '*' or '#' or '?' or '-' or '$' or '!')
            _at++;
        else
            while (char.IsLetterOrDigit(Current) || Current == '_')
                _at++;

        return _word[start.._at];
    }

    /// <summary>The value; null when it is not set. What the base image may set, or the builder sets, is unknown.</summary>
    private string? Lookup(string name)
    {
        var value = state.Variable(name)?.Value;
        _unknown |= value is null && state.MayHaveValue(name);

        return value;
    }

    /// <summary>The value that a pattern is matched with; one that is too long for that is unknown.</summary>
    private string LookupSubject(string name)
    {
        var value = Lookup(name) ?? "";
        if (value.Length <= ValueBudget.LongestSubject)
            return value;

        (_unknown, IsTooLong) = (true, true);

        return "";
    }

    private string ReadBraced()
    {
        if (Current is '{' or '}' or ':')
            return Fail("bad substitution");

        var name = ReadName();
        var operation = Current;
        _at++;
        if (operation == ':')
            return ReadDefault(name, Current, emptyIsUnset: true, skip: 1);

        return operation switch
        {
            '}' => Lookup(name) ?? "",
            '/' => ReadReplacement(name),
            '#' or '%' => ReadTrim(name, operation),
            _ => ReadDefault(name, operation, emptyIsUnset: false, skip: 0),
        };
    }

    private string ReadDefault(string name, char operation, bool emptyIsUnset, int skip)
    {
        if (operation is not ('-' or '+' or '?'))
            return Fail(_at > _word.Length ? "'}' is missing" : $"unsupported modifier '{operation}'");

        _at += skip;
        var before = _unknown;
        var operand = ReadUntil('}', rawEscapes: false, null);
        var operandIsUnknown = _unknown;
        _unknown = before;
        var value = Lookup(name);
        var isSet = value is not null && (value.Length > 0 || !emptyIsUnset);
        if (operation == '?')
            return isSet || _unknown ? value ?? "" : Fail($"{name} is not set");

        var takesOperand = operation == '-' ? !isSet : isSet;
        _unknown |= takesOperand && operandIsUnknown;

        return takesOperand ? operand
            : operation == '-' ? value!
            : "";
    }

    private string ReadTrim(string name, char operation)
    {
        var longest = Current == operation;
        if (longest)
            _at++;
        var pattern = ToPattern(ReadUntil('}', rawEscapes: true, null));

        return TextPattern.Trim(LookupSubject(name), pattern, prefix: operation == '#', longest);
    }

    private string ReadReplacement(string name)
    {
        var all = Current == '/';
        if (all)
            _at++;
        var pattern = ToPattern(ReadUntil('/', rawEscapes: true, null));
        var replacement = ReadUntil('}', rawEscapes: true, null);

        return TextPattern.Replace(LookupSubject(name), pattern, replacement, all);
    }

    /// <summary>BuildKit's patterns know <c>*</c> and <c>?</c> alone, and a backslash only before those, itself, <c>}</c> and <c>/</c>.</summary>
    private string ToPattern(string raw)
    {
        var pattern = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\\' && (i + 1 == raw.Length || !"*?\\}/".Contains(raw[i + 1], StringComparison.Ordinal)))
                Fail("a backslash in a pattern stands before '*', '?', '\\', '}' or '/' only");
            else if (raw[i] == '\\')
                pattern.Append('\\').Append(raw[++i]);
            else if (raw[i] == '[')
                pattern.Append("\\[");
            else
                pattern.Append(raw[i]);
        }

        return pattern.ToString();
    }
}
