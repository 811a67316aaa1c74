using DockerSplit.Facts;

namespace DockerSplit.Images.Tests.Reading;

/// <summary>Layers laid over one another, as a container would see them.</summary>
public sealed class LayerTests
{
    [Fact]
    public async Task Row_41_a_whiteout_takes_a_file_of_the_base_away_and_the_file_of_its_own_layer_stays()
    {
        var facts = await new TestImage()
            .Layer(layer => layer.File("/etc/stale").File("/etc/kept"))
            .Layer(layer => layer.File("/etc/new").Whiteout("/etc/stale"))
            .FactsAsync();

        Assert.Equal(["/etc", "/etc/kept", "/etc/new"], facts.Final.Files.Keys);
        Assert.Contains("/etc/stale", facts.Base.Files.Keys);
    }

    [Fact]
    public async Task Row_41_an_opaque_directory_hides_what_lower_layers_have_in_it()
    {
        var facts = await new TestImage()
            .Layer(layer => layer.File("/opt/app/old"))
            .Layer(layer => layer.File("/opt/app/new").Opaque("/opt/app"))
            .FactsAsync();

        Assert.Equal(["/opt", "/opt/app", "/opt/app/new"], facts.Final.Files.Keys);
    }

    [Fact]
    public async Task Row_37_a_further_name_of_a_file_is_told_as_such_and_shares_its_content()
    {
        var facts = await new TestImage().Layer(layer => layer.File("/bin/a", "same").HardLink("/bin/b", "/bin/a")).FactsAsync();

        Assert.Equal("/bin/a", facts.Final.Files["/bin/b"].HardLinkTo);
        Assert.Equal(facts.Final.Files["/bin/a"].Fingerprint, facts.Final.Files["/bin/b"].Fingerprint);
    }

    [Fact]
    public async Task Row_39_a_file_below_the_link_of_a_merged_usr_lands_where_the_link_leads()
    {
        var facts = await new TestImage()
            .Layer(layer => layer.Directory("/usr/lib").Link("/lib", "usr/lib"))
            .Layer(layer => layer.File("/lib/libx.so", "x"))
            .FactsAsync();

        Assert.Contains("/usr/lib/libx.so", facts.Final.Files.Keys);
        Assert.Equal(FileKind.SymbolicLink, facts.Final.Files["/lib"].Kind);
    }

    [Fact]
    public async Task Row_35_a_capability_is_read_with_all_its_bytes()
    {
        var facts = await new TestImage()
            .Layer(layer => layer.File("/bin/server", [1], capability: "\u0001\u0002\u0004\u007f"))
            .FactsAsync();

        Assert.Equal("0102047f", facts.Final.Files["/bin/server"].Capabilities);
    }

    [Fact]
    public async Task Row_36_and_31_modes_with_their_special_bits_and_owners_are_read()
    {
        var facts = await new TestImage()
            .Layer(layer => layer.File("/bin/su", mode: 0x9ED).Directory("/tmp", mode: 0x3FF).File("/data", user: 1000, group: 1001))
            .FactsAsync();

        Assert.Equal(0x9ED, facts.Final.Files["/bin/su"].Mode);
        Assert.Equal(0x3FF, facts.Final.Files["/tmp"].Mode);
        Assert.Equal((1000, 1001), (facts.Final.Files["/data"].UserId, facts.Final.Files["/data"].GroupId));
    }

    [Fact]
    public async Task Row_32_a_directory_whose_owner_alone_changed_is_an_artifact()
    {
        var facts = await new TestImage()
            .Layer(layer => layer.Directory("/var/cache/app"))
            .Layer(layer => layer.Directory("/var/cache/app", user: 33, group: 33))
            .FactsAsync();

        Assert.Equal(["/var/cache/app"], Artifacts.Unowned(facts).Select(file => file.Path));
    }

    [Fact]
    public async Task Row_34_an_empty_directory_that_the_build_made_is_an_artifact()
    {
        var facts = await new TestImage()
            .Layer(layer => layer.Directory("/var/lib"))
            .Layer(layer => layer.Directory("/var/lib/uploads", mode: 0x1C0, user: 7))
            .FactsAsync();

        Assert.Equal(new("/var/lib/uploads", FileKind.Directory, 0, 0x1C0, 7, 0, 1), Artifacts.Unowned(facts).Single());
    }

    [Fact]
    public async Task Row_54_and_61_links_and_data_that_the_build_put_anywhere_are_artifacts()
    {
        var facts = await new TestImage()
            .Layer(layer => layer.Directory("/var/log").Directory("/root"))
            .Layer(layer => layer.Link("/var/log/access.log", "/dev/stdout").File("/root/.cache/model.bin", "weights"))
            .FactsAsync();

        Assert.Equal(["/root/.cache", "/root/.cache/model.bin", "/var/log/access.log"], Artifacts.Unowned(facts).Select(file => file.Path));
    }

    [Fact]
    public async Task Row_29_users_and_groups_are_read_and_lines_without_their_form_are_left_out()
    {
        var facts = await new TestImage()
            .Layer(layer =>
                layer.File("/etc/passwd", "root:x:0:0:root:/root:/bin/sh\nbroken\nx:x:many:0::/:\n").File("/etc/group", "app:x:1001:a,b\n")
            )
            .FactsAsync();

        Assert.Equal(["root"], facts.Final.Users.Select(user => user.Name));
        Assert.Equal(["a", "b"], facts.Final.Groups.Single().Members);
    }

    [Fact]
    public async Task Row_7_the_symbol_versions_that_a_program_needs_are_read()
    {
        var elf = (TestElf.Glibc.With("libc.so.6") with { Versions = ["GLIBC_2.2.5", "GLIBC_2.34"] }).ToBytes();
        var facts = await new TestImage().Layer(layer => layer.Program("/bin/server", elf)).FactsAsync();

        Assert.Equal(["GLIBC_2.2.5", "GLIBC_2.34"], ((ElfFacts)facts.Final.Binaries["/bin/server"]).VersionsNeeded);
    }
}
