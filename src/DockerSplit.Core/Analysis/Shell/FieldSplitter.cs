using System.Collections.Immutable;
using System.Text;
using DockerSplit.Text;

namespace DockerSplit.Analysis.Shell;

/// <summary>
/// Builds the fields of one word: blanks from an unquoted expansion divide it, and the rest stays together (POSIX, XCU 2.6.5, with
/// the default IFS).
/// </summary>
internal sealed class FieldSplitter(string text, TextSpan span)
{
    private readonly ImmutableArray<StepArgument>.Builder _fields = ImmutableArray.CreateBuilder<StepArgument>();
    private readonly StringBuilder _field = new();
    private bool _started;
    private bool _unknown;
    private bool _glob;

    /// <summary>Adds text that is not divided: a literal or something quoted. Even empty, it makes a field.</summary>
    public void AddWhole(string? value, bool glob = false)
    {
        _started = true;
        _glob |= glob;
        _unknown |= value is null;
        _field.Append(value);
    }

    /// <summary>Adds the value of an unquoted expansion.</summary>
    public void AddSplit(string? value)
    {
        if (value is null)
        {
            AddWhole(null);
            return;
        }

        foreach (var c in value)
        {
            if (c is ' ' or '\t' or '\n')
                End();
            else
                AddCharacter(c);
        }
    }

    private void AddCharacter(char c)
    {
        _started = true;
        _glob |= c is '*' or '?' or '[';
        _field.Append(c);
    }

    /// <summary>Ends the field that is being built, where there is one.</summary>
    public void End()
    {
        if (_started)
            _fields.Add(new(_unknown ? null : _field.ToString(), text, span, _glob));
        _field.Clear();
        (_started, _unknown, _glob) = (false, false, false);
    }

    public ImmutableArray<StepArgument> ToImmutable()
    {
        End();

        return _fields.ToImmutable();
    }
}
