namespace DockerSplit.Engine.Files;

/// <summary>A temporary folder of this run. Its name tells the process, so that a later run removes what a killed one left.</summary>
public sealed class RunFolder : IDisposable
{
    private const string Prefix = "docksplit-run-";
    private const char Separator = '.';
    private readonly DirectoryInfo _directory;

    private RunFolder(DirectoryInfo directory) => _directory = directory;

    public string Path => _directory.FullName;

    public static RunFolder Create() =>
        new(Directory.CreateTempSubdirectory($"{Prefix}{RunOwner.Current.ToString().Replace('/', Separator)}{Separator}"));

    /// <summary>Removes the folders of processes that are gone.</summary>
    /// <returns>How many.</returns>
    public static int RemoveLeft()
    {
        try
        {
            return new DirectoryInfo(System.IO.Path.GetTempPath()).EnumerateDirectories($"{Prefix}*").Where(IsLeft).Count(TryRemove);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    public void Dispose() => TryRemove(_directory);

    private static bool IsLeft(DirectoryInfo folder)
    {
        var owner = folder.Name[
            Prefix.Length..(folder.Name.LastIndexOf(Separator) is var end && end > Prefix.Length ? end : Prefix.Length)
        ];

        return RunOwner.Parse(owner.Replace(Separator, '/'))?.IsAlive() == false;
    }

    private static bool TryRemove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nothing hangs on it: a later run tries again, and the system clears its temporary folder.
            return false;
        }
    }
}
