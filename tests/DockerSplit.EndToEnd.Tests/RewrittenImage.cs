namespace DockerSplit.EndToEnd.Tests;

/// <summary>What holds for every rewritten image, asked inside of it by its own tools.</summary>
internal static class RewrittenImage
{
    private const string Tag = "docksplit-test:rewritten";

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
    public static async Task AssertIsWholeAsync(string directory)
    {
        var build = await Docker.RunAsync("build", "--quiet", "--tag", Tag, "--file", Path.Combine(directory, "Dockerfile.ms"), directory);
        Assert.True(build.IsSuccess, build.StandardError);
        try
        {
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
        }
        finally
        {
            await Docker.RunAsync("rmi", "--force", Tag);
        }
    }
}
