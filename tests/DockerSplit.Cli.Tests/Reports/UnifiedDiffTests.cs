using CliWrap.Buffered;
using DockerSplit.Cli.Reports;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests.Reports;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Equal_texts_have_no_difference() => Assert.Empty(UnifiedDiff.Of("a", "x\ny\n", "b", "x\ny\n"));

    [Fact]
    public void Distant_changes_stand_in_hunks_of_their_own()
    {
        var old = string.Concat(Enumerable.Range(1, 20).Select(line => $"{line}\n"));

        var diff = UnifiedDiff.Of(
            "a",
            old,
            "b",
            old.Replace("2\n3\n", "2\nnew\n3\n", StringComparison.Ordinal).Replace("18\n", "", StringComparison.Ordinal)
        );

        Assert.Equal("--- a\n+++ b\n@@ -1,5 +1,6 @@\n 1\n 2\n+new\n 3\n 4\n 5\n@@ -15,6 +16,5 @@\n 15\n 16\n 17\n-18\n 19\n 20\n", diff);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Patch_makes_the_new_text_of_the_old_one(int seed)
    {
        using var folder = new TempFolder();
        var random = new Random(seed);
        string Text() => string.Concat(Enumerable.Range(0, 60).Select(_ => $"{random.Next(12)}\n"));
        var (old, now) = (Text(), Text());
        folder.Write("file", old);
        folder.Write("diff", UnifiedDiff.Of("file", old, "file", now));

        // The names have no a/ and b/ before them.
        await CliWrap
            .Cli.Wrap("git")
            .WithArguments(["apply", "-p0", "diff"])
            .WithWorkingDirectory(folder.Path)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        Assert.Equal(now, folder.Read("file"));
    }
}
