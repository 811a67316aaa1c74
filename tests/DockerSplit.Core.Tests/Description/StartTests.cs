namespace DockerSplit.Core.Tests.Description;

/// <summary>What a container starts, in every form in which that is said, leads to what it needs.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("CMD [\"nginx\"]", "nginx")]
    [InlineData("CMD nginx", "nginx")]
    [InlineData("CMD exec nginx -g 'daemon off;'", "nginx")]
    [InlineData("CMD [\"/usr/sbin/nginx\"]", "nginx")]
    [InlineData("CMD [\"sh\", \"-c\", \"nginx\"]", "nginx")]
    [InlineData("CMD [\"/bin/bash\", \"-lc\", \"exec nginx\"]", "nginx")]
    [InlineData("CMD [\"tini\", \"--\", \"nginx\"]", "nginx tini")]
    [InlineData("ENTRYPOINT [\"tini\", \"--\"]\nCMD [\"nginx\"]", "nginx tini")]
    [InlineData("ENTRYPOINT [\"nginx\"]\nCMD [\"redis-server\"]", "nginx redis-server")]
    [InlineData("ENTRYPOINT nginx", "nginx")]
    [InlineData("CMD [\"redis-server\"]\nENTRYPOINT [\"nginx\"]", "nginx redis-server")]
    [InlineData("CMD [\"redis-server\"]\nCMD [\"nginx\"]", "nginx")]
    [InlineData("CMD redis-server & nginx", "nginx redis-server")]
    [InlineData("CMD redis-server && nginx", "nginx redis-server")]
    [InlineData("CMD test -e /x && nginx || redis-server", "nginx redis-server")]
    [InlineData("CMD if true; then nginx; else redis-server; fi", "nginx redis-server")]
    [InlineData("CMD [\"env\", \"A=b\", \"nginx\"]", "nginx")]
    [InlineData("CMD [\"nice\", \"-n\", \"5\", \"nginx\"]", "nginx")]
    [InlineData("CMD A=b nginx", "nginx")]
    [InlineData("CMD nginx > /dev/null 2>&1", "nginx")]
    [InlineData("CMD nginx | redis-server", "nginx redis-server")]
    [InlineData("CMD echo $(nginx -v)", "nginx")]
    [InlineData("CMD [\"/bin/sh\", \"/s\"]\nRUN printf '#!/bin/sh\\nexec nginx\\n' > /s", "nginx")]
    [InlineData("HEALTHCHECK CMD redis-server --version\nCMD [\"nginx\"]", "nginx redis-server")]
    [InlineData("HEALTHCHECK NONE\nCMD [\"nginx\"]", "nginx")]
    [InlineData("ENV P=nginx\nCMD $P", "nginx")]
    [InlineData("ENV P=nginx\nCMD [\"sh\", \"-c\", \"exec $P\"]", "nginx")]
    [InlineData("CMD [\"bash\"]", "")]
    [InlineData("CMD [\"cat\", \"/etc/passwd\"]", "")]
    public void The_packages_that_a_start_needs(string start, string packages) =>
        Assert.Equal(packages, string.Join(' ', Described.Of(Image + start + "\n").Reach().Packages.Keys));

    private const string Image = "FROM debian:12\nRUN apt-get install -y --no-install-recommends nginx redis-server tini gcc\n";
}
