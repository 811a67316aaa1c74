namespace DockerSplit.Images.Tests;

public sealed class OwnProgramsTests
{
    private const string Script = "#!/bin/sh\n";

    [Fact]
    public async Task Programs_of_the_build_s_own_in_directories_of_programs_are_found_each_by_one_name()
    {
        var original = await Image(layer =>
                layer
                    .Program("/usr/local/bin/tool", TestElf.Program())
                    .Program("/opt/app/sbin/daemon", Script)
                    .Program("/opt/app/lib/helper", Script)
                    .File("/usr/local/bin/data", "text")
                    .File("/usr/local/bin/unexecutable", Script)
                    .Link("/usr/local/bin/tool-alias", "tool")
                    .Link("/usr/local/bin/linked", "/opt/app/lib/helper")
                    .Program("/usr/local/bin/dropped", Script)
            )
            .FactsAsync();
        var rewritten = await Image(layer =>
                layer
                    .Program("/usr/local/bin/tool", TestElf.Program())
                    .Program("/opt/app/sbin/daemon", Script)
                    .Program("/opt/app/lib/helper", Script)
                    .Link("/usr/local/bin/linked", "/opt/app/lib/helper")
            )
            .FactsAsync();

        Assert.Equal(["/opt/app/sbin/daemon", "/usr/local/bin/linked", "/usr/local/bin/tool"], OwnPrograms.Of(original, rewritten));
    }

    private static TestImage Image(Action<TestLayer> fill) =>
        new TestImage().Layer(layer => layer.Program("/bin/sh", TestElf.Program())).Layer(fill);
}
