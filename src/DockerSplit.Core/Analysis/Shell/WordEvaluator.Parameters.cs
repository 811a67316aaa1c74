using System.Globalization;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Analysis.Shell;

internal sealed partial class WordEvaluator
{
    private string? ValueOf(ParameterExpansion parameter)
    {
        if (parameter.Indirect || parameter.Index is not null)
            return null;
        if (!TryLook(parameter.Name, out var value))
            return null;
        if (parameter.Length)
            return parameter.Operation.Length == 0 ? value?.Length.ToString(CultureInfo.InvariantCulture) ?? "0" : null;

        return Apply(parameter, value);
    }

    /// <summary>
    /// Whether the value of a parameter is known; null means that it certainly has none. A variable that nothing here sets may come
    /// from the base image, and so it is not known.
    /// </summary>
    private bool TryLook(string name, out string? value)
    {
        value = null;
        if (name == "PWD")
            value = scope.WorkingDirectory.IsPattern ? null : scope.WorkingDirectory.Value;
        else if (name == "#")
            value = scope.Positional?.Length.ToString(CultureInfo.InvariantCulture);
        else if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return TryLookPositional(number, out value);
        else
            return scope.TryGet(name, out value) ? value is not null : scope.IsUnset(name);

        return value is not null;
    }

    private bool TryLookPositional(int number, out string? value)
    {
        value = null;
        if (scope.Positional is not { } parameters)
            return false;
        if (number > parameters.Length)
            return true;

        value = parameters[number - 1];

        return value is not null;
    }

    private string? Apply(ParameterExpansion parameter, string? value)
    {
        var operation = parameter.Operation;
        if (value?.Length > ValueBudget.LongestSubject && operation is ("#" or "##" or "%" or "%%" or "/" or "//"))
            return scope.World.Budget.Refuse();

        switch (operation)
        {
            case "":
                return value ?? "";
            case ":-" or ":=":
                return string.IsNullOrEmpty(value) ? Operand(parameter, 0) : value;
            case "-" or "=":
                return value ?? Operand(parameter, 0);
            case ":+":
                return string.IsNullOrEmpty(value) ? "" : Operand(parameter, 0);
            case "+":
                return value is null ? "" : Operand(parameter, 0);
            case ":?" or "?":
                return value;
            case "#" or "##" or "%" or "%%":
                return Pattern(parameter) is { } trimmed
                    ? TextPattern.Trim(value ?? "", trimmed, operation[0] == '#', operation.Length == 2)
                    : null;
            case "/" or "//":
                return Pattern(parameter) is { } pattern && Operand(parameter, 1) is { } replacement
                    ? TextPattern.Replace(value ?? "", pattern, replacement, operation == "//")
                    : null;
            case ":":
                return Substring(parameter, value ?? "");
            case "^^":
                return Operand(parameter, 0) is "" ? value?.ToUpperInvariant() ?? "" : null;
            case ",,":
                return Operand(parameter, 0) is "" ? value?.ToLowerInvariant() ?? "" : null;
            default:
                return null;
        }
    }

    private string? Operand(ParameterExpansion parameter, int index) =>
        index < parameter.Operands.Length ? Value(parameter.Operands[index]) : "";

    /// <summary>The pattern behind an operator; what is quoted in it stands for itself.</summary>
    private string? Pattern(ParameterExpansion parameter)
    {
        var pattern = new System.Text.StringBuilder();
        foreach (var part in parameter.Operands[0].Parts)
        {
            if (ValueOf(part) is not { } value)
                return null;
            if (part is Literal { HasGlob: false } or SingleQuoted or DoubleQuoted)
                Escape(pattern, value);
            else
                pattern.Append(value);
        }

        return pattern.ToString();
    }

    private static void Escape(System.Text.StringBuilder pattern, string value)
    {
        foreach (var c in value)
        {
            if (c is '*' or '?' or '[' or '\\')
                pattern.Append('\\');
            pattern.Append(c);
        }
    }

    private string? Substring(ParameterExpansion parameter, string value)
    {
        if (!TryNumber(parameter, 0, out var start) || start < 0 || start > value.Length)
            return null;
        if (parameter.Operands.Length < 2)
            return value[start..];
        if (!TryNumber(parameter, 1, out var length))
            return null;

        var end = length < 0 ? value.Length + length : Math.Min(value.Length, start + length);

        return end < start ? null : value[start..end];
    }

    private bool TryNumber(ParameterExpansion parameter, int index, out int number) =>
        int.TryParse(Operand(parameter, index)?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
