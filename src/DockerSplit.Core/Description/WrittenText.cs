using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;

namespace DockerSplit.Description;

/// <summary>The text that a command writes into a file, where its words tell: <c>echo</c>, <c>printf</c>, and here-documents of any command.</summary>
internal static class WrittenText
{
    /// <summary>The whole text of the file afterwards.</summary>
    /// <param name="before">What it held and still holds; null where nobody knows.</param>
    public static string? Of(Step step, string? before, CommandCatalog commands) =>
        before is null ? null
        : Document(step) is { } document ? before + document
        : Printed(step, commands) is { } printed ? before + printed
        : null;

    private static string? Document(Step step) =>
        step.Command?.Redirections.LastOrDefault(redirection => redirection.Document is not null)?.Document is { } document
            ? document.Body.Constant
            : null;

    private static string? Printed(Step step, CommandCatalog commands)
    {
        if (step.IsFed || step.Arguments.Any(argument => argument.Value is null))
            return null;

        var words = step.Arguments.Select(argument => argument.Value!).ToList();

        return commands.Row(step.Name)?.Prints switch
        {
            PrintedOutput.Words => Unescaped(string.Join(' ', words.SkipWhile(word => word is "-e" or "-n" or "-E"))) + "\n",
            PrintedOutput.Format when words is [var text] && !text.Contains('%', StringComparison.Ordinal) => Unescaped(text),
            PrintedOutput.Format when words is ["%s\\n", ..] => string.Concat(words.Skip(1).Select(word => word + "\n")),
            _ => null,
        };
    }

    private static string Unescaped(string text) =>
        text.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal);
}
