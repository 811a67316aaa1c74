using System.CommandLine;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary><c>docksplit completions SHELL</c>: a script that asks the program itself, through the library's suggest directive.</summary>
internal static class CompletionsCommand
{
    public const string Name = "completions";

    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create(IConsole console)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong(Shells);
        var command = new Command(Name, "Prints a completion script for a shell.") { shell };
        command.SetAction(parsed => console.Out.Writer.Write(Script(parsed.GetRequiredValue(shell))));

        return command;
    }

    private static string Script(string shell) =>
        shell switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            _ => Pwsh,
        };

    /// <summary>Where the program knows no word, bash goes on with file names.</summary>
    private const string Bash = """
        _docksplit() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(docksplit "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _docksplit docksplit

        """;

    private const string Zsh = """
        #compdef docksplit
        _docksplit() {
            local -a words_found
            words_found=("${(@f)$(docksplit "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -- "${words_found[@]}" || _files
        }
        compdef _docksplit docksplit

        """;

    private const string Fish = """
        complete -c docksplit -a '(docksplit "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'

        """;

    private const string Pwsh = """
        Register-ArgumentCompleter -Native -CommandName docksplit -ScriptBlock {
            param($word, $line, $position)
            docksplit "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_)
            }
        }

        """;
}
