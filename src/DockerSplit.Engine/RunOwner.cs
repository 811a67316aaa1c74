using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DockerSplit.Engine;

/// <summary>
/// The process behind a run, told so that a later run can tell whether it is still alive: a process number alone is given to
/// others in time, and says nothing on another machine or in another container.
/// </summary>
/// <param name="Machine">The machine, hashed: labels of images are published at times.</param>
/// <param name="Boot">Which start of the machine.</param>
/// <param name="Space">The name space of the process number.</param>
/// <param name="Process">The process number there.</param>
/// <param name="Started">When the process began, in the system's own unit.</param>
internal sealed record RunOwner(string Machine, string Boot, string Space, int Process, string Started)
{
    private const char Separator = '/';
    private const int HashLength = 12;

    /// <summary>This process.</summary>
    public static RunOwner Current { get; } =
        new(
            Hash(TextOf("/etc/machine-id") + Environment.MachineName),
            Hash(TextOf("/proc/sys/kernel/random/boot_id")),
            Hash(SpaceOf()),
            Environment.ProcessId,
            StartOf(Environment.ProcessId) ?? ""
        );

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static RunOwner? Parse(string? text) =>
        text?.Split(Separator) is [var machine, var boot, var space, var number, var started]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            ? new(machine, boot, space, process, started)
            : null;

    public override string ToString() =>
        string.Join(Separator, Machine, Boot, Space, Process.ToString(CultureInfo.InvariantCulture), Started);

    /// <summary>Whether the process still runs; null where that cannot be told from here.</summary>
    public bool? IsAlive()
    {
        if (Machine != Current.Machine)
            return null;
        // What ran before the machine was started anew has ended.
        if (Boot != Current.Boot)
            return false;

        return Space == Current.Space ? StartOf(Process) == Started : null;
    }

    /// <summary>When a process began; null when there is none of that number.</summary>
    private static string? StartOf(int process)
    {
        // proc(5): the 22nd field; the second one is a name in brackets, which may hold blanks and brackets.
        if (OperatingSystem.IsLinux())
            return TextOf($"/proc/{process}/stat") is { Length: > 0 } stat
                ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ').ElementAtOrDefault(19)
                : null;

        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);

            return found.StartTime.Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception)
            when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string SpaceOf() => new FileInfo("/proc/self/ns/pid").LinkTarget ?? "";

    private static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
