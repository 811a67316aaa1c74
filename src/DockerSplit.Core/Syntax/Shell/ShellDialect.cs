namespace DockerSplit.Syntax.Shell;

/// <summary>Which shell a text is written for: what <c>/bin/sh</c> accepts, or bash's superset.</summary>
public enum ShellDialect
{
    /// <summary>POSIX sh as dash and BusyBox ash read it.</summary>
    Posix,

    /// <summary>bash: arrays, <c>[[ ]]</c>, process substitution, here-strings and more.</summary>
    Bash,
}
