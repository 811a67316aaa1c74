using System.Text;

namespace DockerSplit.Semantics;

/// <summary>
/// Expands a word of an instruction as BuildKit's shell lexer does (frontend/dockerfile/shell/lex.go): quotes are removed, and
/// <c>$x ${x} ${x:-w} ${x-w} ${x:+w} ${x+w} ${x:?w} ${x#p} ${x##p} ${x%p} ${x%%p} ${x/p/r} ${x//p/r}</c> replaced.
/// </summary>
/// <param name="state">The variables.</param>
/// <param name="escape">The file's escape character.</param>
public sealed class WordExpander(BuildState state, char escape = '\\')
{
    private string _word = "";
    private int _at;
    private bool _unknown;

    /// <summary>The expanded word; null when it depends on a value that cannot be known, or is malformed.</summary>
    public string? Expand(string word)
    {
        (_word, _at, _unknown) = (word, 0, false);
        var result = ReadUntil('\0');

        return _unknown ? null : result;
    }

    private string ReadUntil(char stop)
    {
        var text = new StringBuilder();
        while (_at < _word.Length && (_word[_at] != stop || stop == '\0'))
            ReadPart(text);

        return text.ToString();
    }

    private void ReadPart(StringBuilder text)
    {
        var c = _word[_at];
        if (c == '\'')
            ReadSingle(text);
        else if (c == '"')
            ReadDouble(text);
        else if (c == '$')
            ReadVariable(text);
        else if (c == escape && _at + 1 < _word.Length)
            Take(text, 1);
        else
            Take(text, 0);
    }

    private void Take(StringBuilder text, int skip)
    {
        text.Append(_word[_at + skip]);
        _at += skip + 1;
    }

    private void ReadSingle(StringBuilder text)
    {
        var end = _word.IndexOf('\'', _at + 1);
        _unknown |= end < 0;
        end = end < 0 ? _word.Length : end;
        text.Append(_word, _at + 1, Math.Max(0, end - _at - 1));
        _at = end + 1;
    }

    private void ReadDouble(StringBuilder text)
    {
        _at++;
        while (_at < _word.Length && _word[_at] != '"')
        {
            if (_word[_at] == '$')
                ReadVariable(text);
            else if (_word[_at] == escape && _at + 1 < _word.Length && (_word[_at + 1] is '"' or '$' || _word[_at + 1] == escape))
                Take(text, 1);
            else
                Take(text, 0);
        }

        _unknown |= _at >= _word.Length;
        _at++;
    }

    private void ReadVariable(StringBuilder text)
    {
        _at++;
        if (_at < _word.Length && _word[_at] == '{')
        {
            _at++;
            ReadBraced(text);

            return;
        }

        var name = ReadName();
        if (name.Length == 0)
            text.Append('$');
        else
            text.Append(Lookup(name));
    }

    private string ReadName()
    {
        var start = _at;
        if (_at < _word.Length && (char.IsAsciiDigit(_word[_at]) || _word[_at] is '@' or '*' or '#' or '?'))
            _at++;
        else
            while (_at < _word.Length && (char.IsAsciiLetterOrDigit(_word[_at]) || _word[_at] == '_'))
                _at++;

        return _word[start.._at];
    }

    private string? Lookup(string name)
    {
        if (state.TryGetVariable(name, out var value))
            _unknown |= value is null && state.Environment.ContainsKey(name);

        return value;
    }

    private void ReadBraced(StringBuilder text)
    {
        var name = ReadName();
        var operation = ReadOperation();
        var operand = operation.Length == 0 ? "" : ReadUntil(operation.StartsWith('/') ? '/' : '}');
        var replacement = operation.StartsWith('/') && _at < _word.Length && _word[_at] == '/' ? ReadReplacement() : "";
        if (_at >= _word.Length || _word[_at] != '}')
            _unknown = true;
        _at++;
        state.TryGetVariable(name, out var value);
        text.Append(Apply(operation, Present(name), value ?? Lookup(name), operand, replacement));
    }

    private bool Present(string name) => state.TryGetVariable(name, out var value) && value is not null;

    private string ReadReplacement()
    {
        _at++;

        return ReadUntil('}');
    }

    private string ReadOperation()
    {
        foreach (var operation in Operations)
        {
            if (string.CompareOrdinal(_word, _at, operation, 0, operation.Length) == 0)
            {
                _at += operation.Length;

                return operation;
            }
        }

        return "";
    }

    private static readonly string[] Operations = [":-", ":+", ":?", "##", "%%", "//", "-", "+", "?", "#", "%", "/"];

    private string? Apply(string operation, bool set, string? value, string operand, string replacement)
    {
        switch (operation)
        {
            case ":-":
                return string.IsNullOrEmpty(value) ? operand : value;
            case "-":
                return set ? value : operand;
            case ":+":
                return string.IsNullOrEmpty(value) ? "" : operand;
            case "+":
                return set ? operand : "";
            case ":?" or "?":
                _unknown |= operation == ":?" ? string.IsNullOrEmpty(value) : !set;
                return value;
            case "#" or "##" or "%" or "%%":
                return GlobPattern.Trim(value ?? "", operand, prefix: operation[0] == '#', longest: operation.Length == 2);
            case "/" or "//":
                return GlobPattern.Replace(value ?? "", operand, replacement, all: operation == "//");
            default:
                return value;
        }
    }
}
