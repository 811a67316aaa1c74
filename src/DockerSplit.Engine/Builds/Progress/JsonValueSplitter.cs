using System.Text;

namespace DockerSplit.Engine.Builds.Progress;

/// <summary>
/// Cuts buildx's <c>--progress=rawjson</c> output into JSON objects and plain lines. Some versions print an object on one line,
/// some indent it over many, and a failing build ends in plain text: <c>ERROR: ...</c>.
/// </summary>
internal sealed class JsonValueSplitter(Action<string> onValue, Action<string> onText)
{
    private readonly StringBuilder _value = new();
    private int _depth;
    private bool _inString;
    private bool _escaped;

    /// <summary>Takes the next line, without its line break.</summary>
    public void Feed(string line)
    {
        // Text never starts a value in the middle of a line: a log excerpt such as `5 | >>> RUN echo {}` stays text.
        if (_depth == 0 && !line.AsSpan().TrimStart().StartsWith('{'))
        {
            if (line.Length > 0)
                onText(line);
            return;
        }

        foreach (var character in line)
            Take(character);
        if (_depth > 0)
            _value.Append('\n');
    }

    /// <summary>Ends the input; an unfinished value is text.</summary>
    public void Complete()
    {
        if (_value.Length > 0)
            onText(_value.ToString().TrimEnd());
        _value.Clear();
        _depth = 0;
    }

    private void Take(char character)
    {
        if (_depth == 0 && character != '{')
            return;

        _value.Append(character);
        if (_inString)
            TakeInString(character);
        else if (character == '"')
            _inString = true;
        else if (character is '{' or '[')
            _depth++;
        else if (character is '}' or ']' && --_depth == 0)
            Emit();
    }

    private void TakeInString(char character)
    {
        if (_escaped)
            _escaped = false;
        else if (character == '\\')
            _escaped = true;
        else if (character == '"')
            _inString = false;
    }

    private void Emit()
    {
        var value = _value.ToString();
        _value.Clear();
        onValue(value);
    }
}
