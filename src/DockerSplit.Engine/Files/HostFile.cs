using System.Runtime.InteropServices;

namespace DockerSplit.Engine.Files;

/// <summary>What a path of this machine leads to, asked without opening it: opening a FIFO waits for somebody at its other end.</summary>
/// <param name="Device">The file system that the file lies on.</param>
/// <param name="Number">The file's number there; with <paramref name="Device"/> it is the same for all names of a file.</param>
public readonly partial record struct HostFile(HostFileKind Kind, long Device, long Number)
{
    // The type bits of a mode, the same on every system (POSIX sys/stat.h leaves the values open, and all agree).
    private const int TypeMask = 0xF000;
    private const int Fifo = 0x1000;
    private const int CharacterDevice = 0x2000;
    private const int Directory = 0x4000;
    private const int BlockDevice = 0x6000;
    private const int Regular = 0x8000;
    private const int Socket = 0xC000;

    /// <summary>What is there once symbolic links are followed.</summary>
    public static HostFile Of(string path)
    {
        if (OperatingSystem.IsWindows())
            return new(OnWindows(path), 0, 0);

        return Stat(path, out var status) == 0 ? new(KindOf(status.Mode), status.Device, status.Number) : new(HostFileKind.Missing, 0, 0);
    }

    /// <summary>Whether this is another name of the same file.</summary>
    public bool IsSameAs(HostFile other) =>
        Kind is not HostFileKind.Missing && Kind == other.Kind && Number != 0 && (Device, Number) == (other.Device, other.Number);

    /// <summary>The kind in words, for a message; null for a plain file.</summary>
    public string? Trouble =>
        Kind switch
        {
            HostFileKind.Fifo => "is a FIFO",
            HostFileKind.Device => "is a device",
            HostFileKind.Socket => "is a socket",
            HostFileKind.Directory => "is a directory",
            HostFileKind.Other => "is no file",
            _ => null,
        };

    private static HostFileKind KindOf(int mode) =>
        (mode & TypeMask) switch
        {
            Regular => HostFileKind.Regular,
            Directory => HostFileKind.Directory,
            Fifo => HostFileKind.Fifo,
            CharacterDevice or BlockDevice => HostFileKind.Device,
            Socket => HostFileKind.Socket,
            _ => HostFileKind.Other,
        };

    private static HostFileKind OnWindows(string path) =>
        System.IO.Directory.Exists(path) ? HostFileKind.Directory
        : File.Exists(path) ? HostFileKind.Regular
        : HostFileKind.Missing;

    // The runtime's own portable stat, which it calls for every file that it opens; its public API tells no file types.
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Stat(string path, out Status status);

    /// <summary>The runtime's FileStatus (src/native/libs/System.Native/pal_io.h).</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Status
    {
        public readonly int Flags;
        public readonly int Mode;
        public readonly uint User;
        public readonly uint Group;
        public readonly long Size;
        public readonly Times Times;
        public readonly long Device;
        public readonly long DeviceOfDevice;
        public readonly long Number;
        public readonly uint UserFlags;
    }

    /// <summary>Access, change of content, change of status and birth, each in seconds and nanoseconds.</summary>
    [System.Runtime.CompilerServices.InlineArray(8)]
    private struct Times
    {
        private long _first;
    }
}

/// <summary>What kind of thing a path leads to.</summary>
public enum HostFileKind
{
    Missing,
    Regular,
    Directory,
    Fifo,
    Device,
    Socket,
    Other,
}
