using System.Text.RegularExpressions;
using DockerSplit.Testing;

namespace DockerSplit.EndToEnd.Tests;

/// <summary>The commands that a newcomer is told to try, in a fresh clone, in a container that has the .NET SDK and nothing else.</summary>
public sealed partial class ReadmeTests
{
    private const string Sdk = "mcr.microsoft.com/dotnet/sdk:10.0";

    [GeneratedRegex(@"## Try it\n.*?```console\n(?<commands>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TryIt();

    private static string[] Commands { get; } =
        TryIt()
            .Match(File.ReadAllText(Path.Combine(Repository.Root, "README.md")))
            .Groups["commands"]
            .Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public async Task What_the_readme_says_to_try_works_with_nothing_but_the_SDK()
    {
        Assert.SkipUnless((await Docker.RunAsync("image", "inspect", Sdk)).IsSuccess, $"the image {Sdk} is not here");
        using var folder = new TempFolder();
        var clone = folder.PathOf("docksplit");
        Copy(Repository.Root, clone);

        Assert.Equal(["./docksplit rewrite examples/nginx-alpine/Dockerfile -o Dockerfile.ms", "./test"], Commands);
        await RunAsync(clone, Commands[0]);

        Assert.Equal(
            await File.ReadAllTextAsync(
                Path.Combine(Repository.Root, "examples", "nginx-alpine", "Dockerfile.ms"),
                TestContext.Current.CancellationToken
            ),
            await File.ReadAllTextAsync(Path.Combine(clone, "Dockerfile.ms"), TestContext.Current.CancellationToken)
        );
        // All tests once more, without an engine: for those who have the time.
        if (Environment.GetEnvironmentVariable("DOCKSPLIT_ALL") is not null)
            await RunAsync(clone, Commands[1]);
    }

    /// <summary>The sources, without what builds and tools leave beside them; a checkout need not be one of git.</summary>
    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var directory in Directory.EnumerateDirectories(from).Where(directory => !IsLeft(Path.GetFileName(directory))))
            Copy(directory, Path.Combine(to, Path.GetFileName(directory)));
    }

    private static bool IsLeft(string directory) => directory is ".git" or "bin" or "obj" or "artifacts" or "node_modules" or "TestResults";

    /// <summary>What the container's root makes is left so that this machine's user can take it away.</summary>
    private static async Task RunAsync(string clone, string command)
    {
        var program = $"{command}; code=$?; chmod -R a+rwX .; exit $code";
        var ran = await Docker.RunAsync(
            "run",
            "--rm",
            "--volume",
            $"{clone}:/docksplit",
            "--workdir",
            "/docksplit",
            Sdk,
            "sh",
            "-c",
            program
        );

        Assert.True(ran.IsSuccess, $"{command}\n{ran.StandardOutput}{ran.StandardError}");
    }
}
