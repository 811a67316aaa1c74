using System.Collections.Immutable;
using System.Text;

namespace DockerSplit.Cli.Configuration;

/// <summary>Splits a command line into words, with the quotes of a shell and nothing else of it: no variables, no globs, no operators.</summary>
internal static class CommandWords
{
    /// <summary>The words; null when a quote is not closed.</summary>
    public static ImmutableArray<string>? Split(string line)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        var (inWord, quote) = (false, '\0');
        for (var at = 0; at < line.Length; at++)
        {
            var character = line[at];
            var escapes = character == '\\' && quote != '\'' && at + 1 < line.Length;
            if (quote == '\0' && !escapes && char.IsWhiteSpace(character))
            {
                Finish();
                continue;
            }

            inWord = true;
            if (escapes)
                word.Append(line[++at]);
            else if (character == quote)
                quote = '\0';
            else if (quote == '\0' && character is '\'' or '"')
                quote = character;
            else
                word.Append(character);
        }

        Finish();

        return quote == '\0' ? words.ToImmutable() : null;

        void Finish()
        {
            if (inWord)
                words.Add(word.ToString());
            word.Clear();
            inWord = false;
        }
    }
}
