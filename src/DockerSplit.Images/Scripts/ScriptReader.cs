using System.Text;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Scripts;

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
        var shell = ContainerPath.Name(IsEnv(words[0]) ? argument ?? "" : words[0]);

        return ScriptVocabulary.IsShell(shell) ? Facts(bytes, words[0], argument, shell) : new(words[0], argument, [], []);
    }

    /// <summary>The facts of a text without a <c>#!</c> line that shell scripts may read into themselves; null when it is no text.</summary>
    public static ScriptFacts? ReadLibrary(ReadOnlySpan<byte> bytes) => bytes.Contains((byte)0) ? null : Facts(bytes, "", null, "bash");

    private static ScriptFacts Facts(ReadOnlySpan<byte> bytes, string interpreter, string? argument, string shell)
    {
        var program = ShellProgram.Read(Encoding.UTF8.GetString(bytes), shell);

        return new(interpreter, argument, program.Commands, program.Paths) { Sourced = program.Sourced, Accounts = program.Accounts };
    }

    private static bool IsEnv(string interpreter) => ContainerPath.Name(interpreter) == "env";

    /// <summary>The program that env starts: the first word that is neither an option nor an assignment.</summary>
    private static string? Program(string[] words) =>
        words.Skip(1).FirstOrDefault(word => !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal));
}
