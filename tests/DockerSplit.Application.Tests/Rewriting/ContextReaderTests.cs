using System.Diagnostics;
using DockerSplit.Application.Rewriting;
using DockerSplit.Facts;
using DockerSplit.Testing;

namespace DockerSplit.Application.Tests.Rewriting;

public sealed class ContextReaderTests
{
    [Fact]
    public void Files_directories_links_and_modes_are_listed()
    {
        using var folder = new TempFolder();
        folder.Write("a/run.sh", "");
        folder.Write("b.txt", "");
        File.SetUnixFileMode(folder.PathOf("a/run.sh"), (UnixFileMode)0b111_101_000);
        File.CreateSymbolicLink(folder.PathOf("l"), "/etc/passwd");
        var root = ContextReader.Read(folder.Path, IgnoreRules.None).Root!;

        Assert.Equal(["a", "b.txt", "l"], root.Children.Select(child => child.Name));
        Assert.Equal((FileKind.Regular, 0b111_101_000), (root.Child("a")!.Child("run.sh")!.Kind, root.Child("a")!.Child("run.sh")!.Mode));
        Assert.Equal((FileKind.SymbolicLink, "/etc/passwd"), (root.Child("l")!.Kind, root.Child("l")!.LinkTarget));
    }

    [Fact]
    public void What_is_ignored_is_not_there_but_for_exceptions()
    {
        using var folder = new TempFolder();
        folder.Write("d/keep/x", "");
        folder.Write("d/other", "");
        folder.Write("e/f", "");
        var root = ContextReader.Read(folder.Path, IgnoreRules.Parse("*\n!d/keep")).Root!;

        Assert.Equal(["d"], root.Children.Select(child => child.Name));
        Assert.Equal(["keep"], root.Child("d")!.Children.Select(child => child.Name));
    }

    [Fact]
    public void A_missing_context_is_said()
    {
        using var folder = new TempFolder();
        var listing = ContextReader.Read(folder.PathOf("none"), IgnoreRules.None);

        Assert.Null(listing.Root);
        Assert.Equal("the build context is no directory that can be read", listing.Problem);
    }

    [Fact]
    public void A_context_of_too_many_files_is_said_and_not_read_to_its_end()
    {
        using var folder = new TempFolder();
        for (var i = 0; i < 20; i++)
            folder.Write($"d{i % 4}/f{i}", "");
        var listing = ContextReader.Read(folder.Path, IgnoreRules.None, maximum: 10);

        Assert.NotNull(listing.Root);
        Assert.Equal("the build context has more than 10 files", listing.Problem);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("/a/", "a")]
    [InlineData("./a/../b.txt", "b.txt")]
    [InlineData("../../b.txt", "b.txt")]
    [InlineData("*.txt", "b.txt c.txt")]
    [InlineData("*/x?", "a/x1 a/x2")]
    [InlineData("[b]*", "b.txt")]
    [InlineData("inside", "a")]
    [InlineData("inside/x1", "a/x1")]
    [InlineData("outside", "")]
    [InlineData("outside/passwd", "")]
    [InlineData("circle", "")]
    [InlineData("none", "")]
    [InlineData(".", "")]
    public void Sources_are_found_as_the_builder_finds_them(string source, string found)
    {
        using var folder = new TempFolder();
        folder.Write("a/x1", "");
        folder.Write("a/x2", "");
        folder.Write("b.txt", "");
        folder.Write("c.txt", "");
        File.CreateSymbolicLink(folder.PathOf("inside"), "a");
        File.CreateSymbolicLink(folder.PathOf("outside"), "/etc");
        File.CreateSymbolicLink(folder.PathOf("circle"), "circle");
        var listing = ContextReader.Read(folder.Path, IgnoreRules.None);

        Assert.Equal(found, string.Join(' ', listing.Match(source).Select(entry => entry.Path)));
    }

    [Fact]
    public void A_FIFO_is_never_opened_and_a_link_never_leads_out()
    {
        using var folder = new TempFolder();
        using (var process = Process.Start("mkfifo", folder.PathOf("pipe")))
            process.WaitForExit();
        File.CreateSymbolicLink(folder.PathOf("out"), "/etc/passwd");
        folder.Write("text", "words");
        var context = ContextOf(folder);

        Assert.Null(context.ReadSource("pipe"));
        Assert.Null(context.ReadSource("out"));
        Assert.Null(context.ReadSource("../etc/passwd"));
        Assert.Equal("words", context.ReadSource("text"));
    }

    [Fact]
    public void A_name_with_a_pattern_s_characters_stands_for_itself()
    {
        using var folder = new TempFolder();
        folder.Write("a[1].sh", "one");
        folder.Write("a1.sh", "other");

        Assert.Equal("one", ContextOf(folder).ReadSource("a[1].sh"));
    }

    private static ContextFiles ContextOf(TempFolder folder)
    {
        var model = Semantics.DockerfileModel.Create(
            DockerSplit.Syntax.Dockerfile.DockerfileSyntax.Parse(new("FROM scratch\n")),
            System.Collections.Immutable.ImmutableDictionary<string, string>.Empty
        );

        return new ContextFiles(model.Stages[0], folder.Path);
    }
}
