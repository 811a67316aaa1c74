using System.Collections.Immutable;
using DockerSplit.Application.Comparing;
using DockerSplit.Facts;

namespace DockerSplit.Application.Tests.Comparing;

/// <summary>What a person is told to do next where both images do the same.</summary>
public sealed class AdviceOnTests
{
    private static readonly ImageConfig Started = new() { Entrypoint = ["/app"], Command = ["--serve"] };

    [Fact]
    public void A_static_program_could_go_to_scratch() =>
        Assert.Contains("--runtime-base scratch", Assert.Single(Advice(Started, null, [])), StringComparison.Ordinal);

    [Fact]
    public void One_with_a_loader_or_libraries_could_not()
    {
        Assert.Empty(Advice(Started, "/lib64/ld-linux-x86-64.so.2", []));
        Assert.Empty(Advice(Started, null, ["libc.so"]));
    }

    [Fact]
    public void What_needs_a_shell_could_not()
    {
        Assert.Empty(Advice(new() { Command = ["sh", "-c", "/app"] }, null, []));
        Assert.Empty(Advice(Started with { Healthcheck = ["CMD-SHELL", "wget -q localhost"] }, null, []));
    }

    [Fact]
    public void What_starts_from_nothing_already_is_told_nothing() => Assert.Empty(Advice(Started, null, [], baseLayers: 0));

    private static IEnumerable<string> Advice(ImageConfig config, string? interpreter, ImmutableArray<string> needed, int baseLayers = 1)
    {
        var image = Image(config, new ElfFacts(62, 64, interpreter, null, needed, [], [], [], false, []), baseLayers);

        return AdviceOn.OnScratch(new(image, image));
    }

    private static ImageFacts Image(ImageConfig config, ElfFacts program, int baseLayers) =>
        new()
        {
            Config = config,
            Layers = [new("sha256:1", 10, null)],
            BaseLayers = baseLayers,
            Base = Snapshot(program),
            Final = Snapshot(program),
        };

    private static ImageSnapshot Snapshot(ElfFacts program) =>
        new()
        {
            Distribution = new("", ""),
            Files = ImmutableSortedDictionary.Create<string, FileFacts>(StringComparer.Ordinal),
            Packages = new("dpkg", ImmutableSortedDictionary.Create<string, PackageFacts>(StringComparer.Ordinal)),
            Binaries = ImmutableSortedDictionary.Create<string, BinaryFacts>(StringComparer.Ordinal).Add("/app", program),
            Users = [],
            Groups = [],
            LibraryPath = [],
        };
}
