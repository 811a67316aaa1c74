using System.Globalization;
using DockerSplit.Application;

namespace DockerSplit.Cli.Terminal;

/// <summary>
/// Whether whoever called the program gave it a standard stream. One that was closed is none, though its number may be in use: the
/// runtime's own pipes take the lowest free numbers, and reading one of those waits for ever, writing to one is lost.
/// </summary>
internal static class StandardDescriptors
{
    public const int Input = 0;
    public const int Output = 1;
    public const int Error = 2;

    // O_CLOEXEC (Linux, asm-generic/fcntl.h). What came through exec(2) cannot carry it; all that the runtime opens does.
    private const long ClosedOnExec = 0x80000;
    private const string Flags = "flags:";

    /// <summary>Whether a stream of that number was handed over; where the system does not tell, it counts as if.</summary>
    public static bool IsGiven(int number)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/proc/self/stat"))
            return true;

        try
        {
            // proc(5), fdinfo: the flags are octal.
            return File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fdinfo/{number}"))
                    .FirstOrDefault(line => line.StartsWith(Flags, StringComparison.Ordinal))
                    is not { } line
                || (Convert.ToInt64(line[Flags.Length..].Trim(), 8) & ClosedOnExec) == 0;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            return true;
        }
    }

    /// <exception cref="EnvironmentFailure">Standard input is closed.</exception>
    public static void RequireInput()
    {
        if (!IsGiven(Input))
            throw new EnvironmentFailure("standard input is closed", FailureKind.Usage);
    }
}
