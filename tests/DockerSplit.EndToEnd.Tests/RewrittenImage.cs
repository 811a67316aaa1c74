using System.Globalization;
using DockerSplit.Testing.Cases;

namespace DockerSplit.EndToEnd.Tests;

/// <summary>What holds for every rewritten image, asked inside of it by its own tools.</summary>
internal static class RewrittenImage
{
    private const string Tag = "docksplit-test:rewritten";

    private const string HandTag = "docksplit-test:hand";

    /// <summary>How much larger than the hand-made image the rewritten one may be, where the case does not say why it is larger.</summary>
    private const double Most = 1.10;

    /// <summary>Prints what is wrong; nothing when all is well.</summary>
    private const string Questions = """
        for tool in gcc cc g++ c++ clang make cmake cargo rustc go javac; do
            if command -v $tool; then echo "$tool is left"; fi
        done
        if command -v dpkg >/dev/null; then
            dpkg --audit
            dpkg-query -W -f '${db:Status-Status} ${Package}\n' | grep -v '^installed '
        fi
        if command -v apk >/dev/null; then apk add --no-network --simulate >/dev/null 2>&1 || echo "the database of apk is broken"; fi
        ls -d /var/lib/apt/lists/*_Packages* /var/cache/apk/APKINDEX* 2>/dev/null
        true
        """;

    /// <summary>Builds the rewritten Dockerfile, from the layers at hand, and asks.</summary>
    /// <param name="handMade">The split that an expert would write; null where there is none to compare with.</param>
    /// <param name="over">Why the image is much larger than that one; null where it is not.</param>
    /// <returns>The sizes of both images in bytes; the hand-made one's is null where there is none.</returns>
    public static async Task<(long Rewritten, long? HandMade)> AssertIsWholeAsync(string directory, string? handMade, OverHand? over)
    {
        var build = await Docker.RunAsync("build", "--quiet", "--tag", Tag, "--file", Path.Combine(directory, "Dockerfile.ms"), directory);
        Assert.True(build.IsSuccess, build.StandardError);
        try
        {
            var sizes = (await SizeAsync(Tag), handMade is null ? null : (long?)await HandMadeSizeAsync(handMade, directory));
            Assert.True(sizes.Item1 <= (over?.Most ?? Most) * (sizes.Item2 ?? sizes.Item1), $"by hand it is smaller: {sizes}");
            var answer = await Docker.RunAsync(
                "run",
                "--rm",
                "--user",
                "0",
                "--entrypoint",
                "/bin/sh",
                Tag,
                "-c",
                Questions.ReplaceLineEndings("\n")
            );
            Assert.True(answer is { IsSuccess: true, StandardOutput: "", StandardError: "" }, answer.StandardOutput + answer.StandardError);

            return sizes;
        }
        finally
        {
            await Docker.RunAsync("rmi", "--force", Tag);
        }
    }

    private static async Task<long> HandMadeSizeAsync(string handMade, string directory)
    {
        var build = await Docker.RunAsync("build", "--quiet", "--tag", HandTag, "--file", handMade, directory);
        Assert.True(build.IsSuccess, build.StandardError);
        try
        {
            return await SizeAsync(HandTag);
        }
        finally
        {
            await Docker.RunAsync("rmi", "--force", HandTag);
        }
    }

    private static async Task<long> SizeAsync(string tag) =>
        long.Parse(
            (await Docker.RunAsync("image", "inspect", "--format", "{{.Size}}", tag)).StandardOutput,
            NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture
        );
}
