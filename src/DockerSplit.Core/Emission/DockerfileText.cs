using System.Collections.Immutable;
using System.Text;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Text;

namespace DockerSplit.Emission;

/// <summary>A Dockerfile as it is written, in the line ends and with the escape character of the original, and how many instructions it should have.</summary>
internal sealed class DockerfileText(SourceText source, char escape)
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _counts = [];
    private readonly string _line = source.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>How many instructions each stage has, FROM not counted.</summary>
    public ImmutableArray<int> Counts => [.. _counts];

    /// <summary>Copies an item of the original byte for byte.</summary>
    public void Original(DockerfileItem item)
    {
        Slice(item.FullSpan);
        if (item is InstructionSyntax { Keyword: var keyword })
            Count(keyword.Equals("FROM", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Copies the original's FROM, with a name for the stage put in.</summary>
    /// <param name="end">Behind the image's reference.</param>
    public void OriginalFrom(DockerfileItem from, int end, string name)
    {
        Slice(TextSpan.FromBounds(from.FullSpan.Start, end));
        _text.Append(" AS ").Append(name);
        Slice(TextSpan.FromBounds(end, from.FullSpan.End));
        Count(isFrom: true);
    }

    /// <summary>Ends the line, and the instruction too where the original's last one ends in the middle.</summary>
    public void EndInstruction()
    {
        var end = _text.Length;
        while (end > 0 && char.IsWhiteSpace(_text[end - 1]))
            end--;
        if (end > 0 && _text[end - 1] == escape)
            _text.Length = end - 1;
        EndLine();
    }

    public void EndLine()
    {
        if (_text.Length > 0 && _text[^1] != '\n')
            _text.Append(_line);
    }

    public void BlankLine() => _text.Append(_line);

    public void Comment(string text) => _text.Append("# ").Append(text.ReplaceLineEndings(" ")).Append(_line);

    /// <summary>Writes FROM, which begins a stage.</summary>
    public void From(string words)
    {
        _text.Append("FROM ").Append(words).Append(_line);
        Count(isFrom: true);
    }

    /// <summary>Writes an instruction; a line feed in it becomes a continuation.</summary>
    public void Instruction(string text)
    {
        _text.Append(text.Replace("\n", escape + _line, StringComparison.Ordinal)).Append(_line);
        Count(isFrom: false);
    }

    public override string ToString() => _text.ToString().TrimEnd('\r', '\n') + _line;

    private void Slice(TextSpan span) => _text.Append(source.Slice(span));

    private void Count(bool isFrom)
    {
        if (isFrom)
            _counts.Add(0);
        else if (_counts.Count > 0)
            _counts[^1]++;
    }
}
