using DockerSplit.Facts;
using DockerSplit.Images.Closures;

namespace DockerSplit.Images.Tests.Closures;

/// <summary>An image of one layer with the usual libraries, and the closure of some of its files.</summary>
public abstract class ClosureTestBase
{
    private protected static void WithGlibc(TestLayer layer) =>
        layer
            .File("/etc/os-release", "ID=debian\nVERSION_ID=12\n")
            .Directory("/usr/bin")
            .Directory("/usr/lib/x86_64-linux-gnu")
            .Link("/bin", "usr/bin")
            .Link("/lib", "usr/lib")
            .Link("/lib64", "usr/lib64")
            .Program("/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2", TestElf.Library("ld-linux-x86-64.so.2"))
            .Link("/usr/lib64/ld-linux-x86-64.so.2", "/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2")
            .File("/usr/lib/x86_64-linux-gnu/libc.so.6", TestElf.Library("libc.so.6", "ld-linux-x86-64.so.2"))
            .Program("/usr/bin/dash", TestElf.Program("libc.so.6"))
            .Link("/usr/bin/sh", "dash");

    private protected static void WithMusl(TestLayer layer) =>
        layer
            .Program("/lib/ld-musl-x86_64.so.1", TestElf.Library("libc.musl-x86_64.so.1"))
            .Link("/lib/libc.musl-x86_64.so.1", "ld-musl-x86_64.so.1");

    /// <summary>The closure of the paths, on glibc.</summary>
    private protected static Task<Closure> OfAsync(Action<TestLayer> fill, params string[] artifacts) =>
        OfAsync(new TestImage(), WithGlibc, fill, artifacts);

    private protected static async Task<Closure> OfAsync(
        TestImage image,
        Action<TestLayer> system,
        Action<TestLayer> fill,
        params string[] artifacts
    )
    {
        var facts = await image
            .Layer(layer =>
            {
                system(layer);
                fill(layer);
            })
            .FactsAsync();
        var roots = ClosureRoot.OfConfig(facts.Config).Concat(artifacts.Select(path => ClosureRoot.OfPath("artifact", path)));

        return ClosureBuilder.Build(facts.Final, facts.Config, roots);
    }

    private protected static string[] MissingOf(Closure closure) => [.. closure.Missing.Select(need => need.Detail)];
}
