using DockerSplit.Knowledge;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Commands;

/// <summary>What a command does where its arguments do not matter.</summary>
internal enum CommandUse
{
    /// <summary>Leaves nothing behind.</summary>
    Nothing,

    /// <summary>Only reads the files that its operands name.</summary>
    Reads,

    /// <summary>Compiles or generates in its directory.</summary>
    Builds,

    /// <summary>A language's package manager.</summary>
    InstallsPackages,
}

/// <summary>What is true of a command in any program.</summary>
public enum CommandTrait
{
    /// <summary>The shell has it within itself, so that no file is needed for it (POSIX, XCU 2.14, and what dash, BusyBox ash and bash build in).</summary>
    Builtin,

    /// <summary>It asks a question, so that failing is an answer.</summary>
    Asks,

    /// <summary>Its argument is another command.</summary>
    Starts,

    /// <summary>Its arguments name users or groups.</summary>
    NamesAccounts,

    /// <summary>It runs a command for each file that it finds, by <c>-exec</c> and its kin.</summary>
    RunsFound,

    /// <summary>It prints which libraries programs link to.</summary>
    ListsLibraries,

    /// <summary>
    /// It is mostly a short script of the project, which tells more than the name where its text is there. Other programs of a known
    /// name are not looked into: a configure script is one of thousands of lines.
    /// </summary>
    Scripted,
}

/// <summary>How a command changes the shell that runs it.</summary>
internal enum ShellAction
{
    ChangeDirectory,
    ReturnDirectory,
    Declare,

    /// <summary>As <see cref="Declare"/>, and commands see the variables.</summary>
    Export,
    Unset,

    /// <summary>The variables that its operands name get values that cannot be known.</summary>
    Forget,
    SetParameters,
    Shift,
}

/// <summary>What a command prints whose arguments are known.</summary>
internal enum PrintedOutput
{
    WorkingDirectory,
    Words,

    /// <summary>printf's format with its words.</summary>
    Format,
    LastPart,
    Parent,
    Files,
}

/// <summary>Where a command has the program that it runs.</summary>
internal enum ProgramPlace
{
    /// <summary>Its words, in the same shell.</summary>
    Words,

    /// <summary>A file that it reads into the same shell.</summary>
    File,

    /// <summary>The word behind <c>-c</c>.</summary>
    Option,
}

/// <summary>A command that runs the command behind it.</summary>
internal sealed record Wrapper
{
    /// <summary>The options that take the next word with them.</summary>
    public string[] Options
    {
        get => field ?? [];
        init;
    }

    /// <summary>How many words stand before the command.</summary>
    public int Operands { get; init; }

    /// <summary>Whether the command's last words come from its input.</summary>
    public bool Reads { get; init; }

    /// <summary>First words with which it asks about the command and does not run it.</summary>
    public string[] Asks
    {
        get => field ?? [];
        init;
    }
}

/// <summary>All that is known of a command's name; a reader may know more of its arguments.</summary>
/// <param name="Why">The reason, a sentence for people.</param>
internal sealed record CommandRow(string Name, string Why)
{
    /// <summary>Null where a reader, or nothing, says what it does.</summary>
    public CommandUse? Does { get; init; }
    public CommandTrait[] Is
    {
        get => field ?? [];
        init;
    }
    public ShellAction? Shell { get; init; }
    public PrintedOutput? Prints { get; init; }
    public ProgramPlace? Program { get; init; }

    /// <summary>The language, for a shell.</summary>
    public ShellDialect? Dialect { get; init; }
    public Wrapper? Wrapper { get; init; }

    /// <summary>Files that it writes whatever its arguments are; a <c>*</c> stands for names that it chooses.</summary>
    public string[] Writes
    {
        get => field ?? [];
        init;
    }

    /// <summary>Words, besides <c>--version</c> and its kin, with which it only tells of itself.</summary>
    public string[] Questions
    {
        get => field ?? [];
        init;
    }

    /// <summary>The shipped rows of commands that belong to no ecosystem.</summary>
    public static DataFile<CommandRow[]> General { get; } = new("Commands/commands.json", CommandRowReader.CommandRowArray);
}

[ReadsRows(typeof(CommandRow[]))]
internal static partial class CommandRowReader;
