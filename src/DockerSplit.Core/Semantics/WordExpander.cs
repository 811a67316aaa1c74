using System.Collections.Immutable;
using System.Text;

namespace DockerSplit.Semantics;

/// <summary>
/// Expands a word of an instruction as BuildKit's shell lexer does (frontend/dockerfile/shell/lex.go): quotes are removed, and
/// <c>$x ${x} ${x:-w} ${x-w} ${x:+w} ${x+w} ${x:?w} ${x?w} ${x#p} ${x##p} ${x%p} ${x%%p} ${x/p/r} ${x//p/r}</c> replaced.
/// </summary>
/// <param name="state">The variables.</param>
public sealed partial class WordExpander(BuildState state)
{
    private const int MaximumDepth = 100;

    private readonly char _escape = state.Escape;
    private string _word = "";
    private int _at;
    private int _depth;
    private bool _unknown;

    /// <summary>Whether the value of the word that was expanded last, or a part of it, grew beyond the bounds and is unknown for that.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>What is wrong with the word that was expanded last; null when it is well-formed, even if its value is unknown.</summary>
    public string? Problem { get; private set; }

    private bool AtEnd => _at >= _word.Length || Problem is not null;

    private char Current => _at < _word.Length ? _word[_at] : '\0';

    /// <summary>The expanded word; null when it depends on a value that cannot be known, or is malformed.</summary>
    public string? Expand(string word)
    {
        Begin(word);
        var result = ReadUntil('\0', rawEscapes: false, null);

        return _unknown || Problem is not null ? null : result;
    }

    /// <summary>The expanded word, divided at the blanks that are not quoted; null as for <see cref="Expand"/>.</summary>
    public ImmutableArray<string>? ExpandWords(string word)
    {
        Begin(word);
        var words = new WordList();
        ReadUntil('\0', rawEscapes: false, words);

        return _unknown || Problem is not null ? null : words.ToImmutable();
    }

    private void Begin(string word)
    {
        (_word, _at, _depth, _unknown) = (word, 0, 0, false);
        (Problem, IsTooLong) = (null, false);
    }

    private string Fail(string problem)
    {
        Problem ??= problem;

        return "";
    }

    /// <summary>Reads up to an unquoted <paramref name="stop"/> and passes it; NUL means up to the end.</summary>
    private string ReadUntil(char stop, bool rawEscapes, WordList? words)
    {
        var text = new StringBuilder();
        while (!AtEnd)
        {
            if (stop != '\0' && Current == stop)
            {
                _at++;

                return text.ToString();
            }

            ReadPart(text, rawEscapes, words);
            Bound(text, words);
        }

        return stop == '\0' ? text.ToString() : Fail($"'{stop}' is missing");
    }

    private void ReadPart(StringBuilder text, bool rawEscapes, WordList? words)
    {
        switch (Current)
        {
            case '\'':
                AddQuoted(text, ReadSingle(), words);
                break;
            case '"':
                AddQuoted(text, ReadDouble(rawEscapes), words);
                break;
            case '$':
                var value = ReadDollar();
                text.Append(value);
                words?.Add(value);
                break;
            case var c when c == _escape:
                ReadEscape(text, rawEscapes, words);
                break;
            default:
                words?.Add(Current);
                text.Append(_word[_at++]);
                break;
        }
    }

    /// <summary>What has grown beyond all bounds is unknown, and not built up further.</summary>
    private void Bound(StringBuilder text, WordList? words)
    {
        if (text.Length <= ValueBudget.LongestValue)
            return;

        (_unknown, IsTooLong) = (true, true);
        text.Clear();
        words?.Clear();
    }

    private static void AddQuoted(StringBuilder text, string value, WordList? words)
    {
        text.Append(value);
        words?.AddRaw(value);
    }

    /// <summary>The character behind the escape stands for itself; an escape at the very end vanishes.</summary>
    private void ReadEscape(StringBuilder text, bool rawEscapes, WordList? words)
    {
        var raw = rawEscapes ? 1 : 0;
        var part = _word.Substring(_at + 1 - raw, Math.Min(1, _word.Length - _at - 1) + raw);
        _at += 2;
        AddQuoted(text, part, words);
    }

    private string ReadSingle()
    {
        var end = _word.IndexOf('\'', _at + 1);
        if (end < 0)
            return Fail("a single quote is not closed");

        var text = _word[(_at + 1)..end];
        _at = end + 1;

        return text;
    }

    private string ReadDouble(bool rawEscapes)
    {
        var text = new StringBuilder();
        _at++;
        while (!AtEnd)
        {
            if (Current == '"')
            {
                _at++;

                return text.ToString();
            }

            if (Current == '$')
                text.Append(ReadDollar());
            else
                ReadQuotedCharacter(text, rawEscapes);
            Bound(text, null);
        }

        return Fail("a double quote is not closed");
    }

    private void ReadQuotedCharacter(StringBuilder text, bool rawEscapes)
    {
        if (Current == _escape && _at + 1 < _word.Length && (_word[_at + 1] is '"' or '$' || _word[_at + 1] == _escape))
        {
            if (rawEscapes)
                text.Append(_escape);
            _at++;
        }

        text.Append(_word[_at++]);
    }

    /// <summary>The words of a result, as they grow.</summary>
    private sealed class WordList
    {
        private readonly ImmutableArray<string>.Builder _words = ImmutableArray.CreateBuilder<string>();
        private readonly StringBuilder _word = new();

        public void Add(string text)
        {
            foreach (var c in text)
                Add(c);
        }

        public void Add(char c)
        {
            if (!char.IsWhiteSpace(c))
                _word.Append(c);
            else
                End();
        }

        public void AddRaw(string text) => _word.Append(text);

        public void Clear()
        {
            _words.Clear();
            _word.Clear();
        }

        public ImmutableArray<string> ToImmutable()
        {
            End();

            return _words.ToImmutable();
        }

        private void End()
        {
            if (_word.Length > 0)
                _words.Add(_word.ToString());
            _word.Clear();
        }
    }
}
