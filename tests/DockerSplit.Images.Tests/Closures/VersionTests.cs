using DockerSplit.Facts;
using DockerSplit.Images.Closures;

namespace DockerSplit.Images.Tests.Closures;

/// <summary>Programs that were built against newer libraries than those they are to run on.</summary>
public sealed class VersionTests : ClosureTestBase
{
    private const string Libc = "/usr/lib/x86_64-linux-gnu/libc.so.6";
    private const string Tool = "/usr/local/bin/tool";

    private static readonly byte[] Built = (TestElf.Glibc.With("libc.so.6") with { Versions = ["GLIBC_2.2.5", "GLIBC_2.36"] }).ToBytes();

    [Fact]
    public async Task Row_7_a_version_that_the_library_in_the_image_lacks_is_missing_with_the_library_and_who_needs_it()
    {
        var closure = await OfAsync(layer => WithLibc(layer, "GLIBC_2.2.5", "GLIBC_2.31").Program(Tool, Built), Tool);

        Assert.Equal([new MissingNeed(Tool, NeedKind.Version, "libc.so.6 GLIBC_2.36")], closure.Missing);
    }

    [Fact]
    public async Task Row_7_a_library_that_defines_the_version_or_none_at_all_is_enough()
    {
        var newer = await OfAsync(layer => WithLibc(layer, "GLIBC_2.2.5", "GLIBC_2.36").Program(Tool, Built), Tool);
        var without = await OfAsync(layer => layer.Program(Tool, Built), Tool);

        Assert.Empty(newer.Missing);
        Assert.Empty(without.Missing);
    }

    [Fact]
    public async Task Row_7_a_program_does_not_fit_an_image_with_an_older_library_and_fits_one_with_its_own()
    {
        var built = await FactsAsync(layer => WithLibc(layer, "GLIBC_2.2.5", "GLIBC_2.36").Program(Tool, Built));
        var older = await FactsAsync(layer => WithLibc(layer, "GLIBC_2.2.5", "GLIBC_2.31"));

        Assert.Equal([new(Tool, NeedKind.Version, "libc.so.6 GLIBC_2.36")], Misfits(built, older, Tool));
        Assert.Empty(Misfits(built, built, Tool));
        // Who brings the library along does not look at the one that is there.
        Assert.Empty(Misfits(built, older, Tool, Libc));
    }

    [Fact]
    public async Task Row_6_a_program_of_glibc_does_not_fit_an_image_with_musl()
    {
        var built = await FactsAsync(layer => layer.Program(Tool, Built));
        var musl = (await new TestImage().Layer(WithMusl).FactsAsync()).Final;

        Assert.Equal([new(Tool, NeedKind.Interpreter, "/lib64/ld-linux-x86-64.so.2")], Misfits(built, musl, Tool));
    }

    [Fact]
    public async Task A_library_that_is_not_there_at_all_is_no_misfit()
    {
        var program = (TestElf.Glibc.With("libz.so.1") with { Versions = ["ZLIB_1.2.9"] }).ToBytes();
        var built = await FactsAsync(layer => layer.Program(Tool, program));

        Assert.Empty(Misfits(built, await FactsAsync(_ => { }), Tool));
    }

    private static TestLayer WithLibc(TestLayer layer, params string[] versions) =>
        layer.File(
            Libc,
            new TestElf
            {
                Soname = "libc.so.6",
                Needed = ["ld-linux-x86-64.so.2"],
                Defines = versions,
            }.ToBytes()
        );

    private static MissingNeed[] Misfits(ImageSnapshot from, ImageSnapshot onto, params string[] paths) =>
        [.. RuntimeFit.Misfits(from, new(), paths, onto)];

    private static async Task<ImageSnapshot> FactsAsync(Action<TestLayer> fill)
    {
        var facts = await new TestImage()
            .Layer(layer =>
            {
                WithGlibc(layer);
                fill(layer);
            })
            .FactsAsync();

        return facts.Final;
    }
}
