namespace DockerSplit.Core.Tests.Description;

public sealed class ContextCopyTests
{
    private static readonly MemoryContext Context = new(
        ("rootfs/etc/start.sh", "#!/bin/sh\n"),
        ("rootfs/usr/bin/x", ""),
        ("a/1", ""),
        ("a/b/2", ""),
        ("c.conf", ""),
        ("d.conf", ""),
        ("e.tar.gz", "")
    );

    [Theory]
    [InlineData("COPY rootfs /", "/etc/start.sh /usr/bin/x")]
    [InlineData("COPY a /opt", "/opt/1 /opt/b/ /opt/b/2")]
    [InlineData("COPY a /opt/new", "/opt/new/ /opt/new/1 /opt/new/b/ /opt/new/b/2")]
    [InlineData("COPY c.conf /etc/", "/etc/c.conf")]
    [InlineData("COPY c.conf /etc/x.conf", "/etc/x.conf")]
    [InlineData("COPY *.conf /etc/conf/", "/etc/conf/ /etc/conf/c.conf /etc/conf/d.conf")]
    [InlineData("COPY c.conf d.conf /opt/x/", "/opt/x/ /opt/x/c.conf /opt/x/d.conf")]
    [InlineData("COPY a/b ../c.conf /opt/x/", "/opt/x/ /opt/x/2 /opt/x/c.conf")]
    [InlineData("ADD e.tar.gz /opt/e", "/opt/e/**")]
    [InlineData("COPY e.tar.gz /opt/", "/opt/e.tar.gz")]
    [InlineData("ADD https://example.org/t.bin /usr/local/bin/", "/usr/local/bin/t.bin")]
    public void Copies_put_files_where_the_builder_does(string instruction, string left) =>
        Assert.Equal(left, Described.Of($"FROM debian:12\n{instruction}\n", Context).Left());

    [Fact]
    public void Modes_and_owners_come_along()
    {
        var image = Described.Of("FROM debian:12\nCOPY --chown=7:8 rootfs /\n", Context);

        Assert.Equal(
            (0b111_101_101, 7, 8),
            (image.At("/etc/start.sh")!.Mode, image.At("/etc/start.sh")!.UserId, image.At("/etc/start.sh")!.GroupId)
        );
    }

    [Fact]
    public void Without_a_context_a_directory_over_the_base_image_is_a_doubt()
    {
        var image = Described.Of("FROM debian:12\nCOPY rootfs /\nCMD [\"frobnicate\"]\n");

        Assert.Equal(
            ["/: what 'rootfs' holds is not known, since there is no build context to read, and the base image has files of its own in /"],
            image.Doubts()
        );
    }

    [Fact]
    public void Without_a_context_a_directory_of_the_build_stands_for_all_in_it() =>
        Assert.Equal("/app/**", Described.Of("FROM debian:12\nWORKDIR /app\nCOPY . .\n").Left());
}
