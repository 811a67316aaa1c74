using CliWrap.Buffered;

namespace DockerSplit.Cli.Tests;

/// <summary>Finds what a run left behind, by a mark that its Dockerfiles carry as a label: another docksplit may be at work beside it.</summary>
internal static class Leftovers
{
    /// <summary>Containers and images with the label <c>mark</c>, and temporary files that hold it.</summary>
    public static async Task<IEnumerable<string>> OfAsync(string mark)
    {
        var containers = await DockerAsync("ps", "--all", "--quiet", "--filter", $"label=mark={mark}");
        var images = await DockerAsync("images", "--quiet", "--filter", $"label=mark={mark}");
        var files = Directory
            .EnumerateDirectories(Path.GetTempPath(), "docksplit-*")
            .Where(folder => !Path.GetFileName(folder).StartsWith("docksplit-test-", StringComparison.Ordinal))
            .Where(folder => Holds(folder, mark));

        return [.. containers, .. images, .. files];
    }

    private static bool Holds(string folder, string mark)
    {
        try
        {
            return Directory.EnumerateFiles(folder).Any(file => File.ReadAllText(file).Contains(mark, StringComparison.Ordinal));
        }
        catch (IOException)
        {
            // Somebody else's, and gone meanwhile.
            return false;
        }
    }

    private static async Task<IEnumerable<string>> DockerAsync(params string[] arguments)
    {
        var result = await CliWrap.Cli.Wrap("docker").WithArguments(arguments).ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        return result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
