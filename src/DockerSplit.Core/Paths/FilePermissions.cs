namespace DockerSplit.Paths;

/// <summary>The twelve permission bits of a file (POSIX, sys/stat.h), as numbers: facts of images keep them as they are stored.</summary>
public static class FilePermissions
{
    /// <summary><c>rwxr-xr-x</c>: what COPY gives to directories that it makes for itself.</summary>
    public const int PlainDirectory = 0b111_101_101;

    /// <summary><c>rw-r--r--</c>.</summary>
    public const int PlainFile = 0b110_100_100;

    /// <summary>The execute bits of owner, group and others; one of them makes a file a program.</summary>
    public const int AnyExecute = 0b001_001_001;

    /// <summary>The octal digits as chmod takes them: <c>755</c>.</summary>
    public static string Octal(int mode) => Convert.ToString(mode, 8);
}
