using CliWrap;
using CliWrap.Buffered;
using DockerSplit.Testing.Cases;

namespace DockerSplit.EndToEnd.Tests;

/// <summary>Asks the engine what the tests need to know, through its command line.</summary>
internal static class Docker
{
    private static readonly Lazy<Task<bool>> Answer = new(async () => (await RunAsync("version")).IsSuccess);

    /// <summary>Skips the test, with the reason, where this machine cannot run it.</summary>
    public static async Task RequireAsync(SnapshotCase @case)
    {
        Assert.SkipUnless(await Answer.Value, "no Docker engine answers");
        if (@case.Image is not { } image)
            return;

        foreach (var needed in @case.Images.Prepend(image))
            Assert.SkipUnless(await IsHereAsync(needed), $"the image {needed} is not here and cannot be pulled");
        foreach (var host in @case.Hosts)
            Assert.SkipUnless(await ReachesAsync(image, host), $"{host} cannot be reached from a container");
    }

    /// <summary>The ids of the containers and images that carry docksplit's label now.</summary>
    public static async Task<HashSet<string>> LabelledAsync()
    {
        const string filter = "label=docksplit.run";
        var containers = await RunAsync("ps", "--all", "--quiet", "--filter", filter);
        var images = await RunAsync("images", "--quiet", "--filter", filter);

        return [.. $"{containers.StandardOutput}\n{images.StandardOutput}".Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>What came since and stays. Another docksplit may be at work on the same engine; what is its own goes within its time.</summary>
    public static async Task<IEnumerable<string>> LeftoversAsync(HashSet<string> before)
    {
        var left = await NewAsync(before);
        for (var tries = 0; tries < 60 && left.Count > 0; tries++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            left.IntersectWith(await NewAsync(before));
        }

        return left;
    }

    private static async Task<bool> IsHereAsync(string image) =>
        (await RunAsync("image", "inspect", image)).IsSuccess || (await RunAsync("pull", "--quiet", image)).IsSuccess;

    private static async Task<HashSet<string>> NewAsync(HashSet<string> before) => [.. (await LabelledAsync()).Except(before)];

    /// <summary>Connects from inside a container, since its name server may be another than this machine's.</summary>
    private static async Task<bool> ReachesAsync(string image, string host)
    {
        var parts = host.Split(':');
        var probe =
            $"if command -v nc >/dev/null; then nc -z -w 10 {parts[0]} {parts[1]}; else bash -c ': </dev/tcp/{parts[0]}/{parts[1]}'; fi";

        return (await RunAsync("run", "--rm", image, "sh", "-c", probe)).IsSuccess;
    }

    /// <summary>A docker command to its end.</summary>
    public static async Task<BufferedCommandResult> RunAsync(params string[] arguments)
    {
        try
        {
            return await CliWrap
                .Cli.Wrap("docker")
                .WithArguments(arguments)
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return new(-1, default, default, "", missing.Message);
        }
    }
}
