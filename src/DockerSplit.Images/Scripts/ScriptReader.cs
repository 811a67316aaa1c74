using System.Text;
using DockerSplit.Facts;

namespace DockerSplit.Images;

/// <summary>Reads what a script asks for: its <c>#!</c> line and, in shell scripts, the commands.</summary>
internal static class ScriptReader
{
    /// <summary>Linux reads no more of the first line (BINPRM_BUF_SIZE).</summary>
    private const int MaxFirstLine = 256;

    /// <summary>The facts of a file that starts with <c>#!</c>; null when no program follows.</summary>
    public static ScriptFacts? Read(ReadOnlySpan<byte> bytes)
    {
        var line = bytes[2..Math.Min(bytes.Length, MaxFirstLine)];
        if (line.IndexOf((byte)'\n') is >= 0 and var end)
            line = line[..end];
        var words = Encoding.UTF8.GetString(line).Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0].Contains('\0', StringComparison.Ordinal))
            return null;

        var argument =
            words.Length < 2 ? null
            : IsEnv(words[0]) ? Program(words)
            : words[1];
        var shell = ImagePath.Name(IsEnv(words[0]) ? argument ?? "" : words[0]);
        var (commands, paths) = ShellNames.IsShell(shell) ? ShellCommands.Read(Encoding.UTF8.GetString(bytes), shell) : ([], []);

        return new(words[0], argument, commands, paths);
    }

    private static bool IsEnv(string interpreter) => ImagePath.Name(interpreter) == "env";

    /// <summary>The program that env starts: the first word that is neither an option nor an assignment.</summary>
    private static string? Program(string[] words) =>
        words.Skip(1).FirstOrDefault(word => !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal));
}
