using DockerSplit.Testing.Cases;

namespace DockerSplit.Text.Tests;

/// <summary>How the fragments and paths of a case are matched.</summary>
public sealed class RuntimeStageTests
{
    private static readonly RuntimeStage Stage = new(
        """
        FROM debian:12 AS builder
        RUN make && install -D server /opt/server/bin/server

        FROM debian:12
        # gcc stays in the builder
        RUN apt-get update && \
            apt-get install -y --no-install-recommends \
                libgcc-s1 nginx && \
            ln -s /opt/server/bin/server /usr/bin/server
        COPY --from=builder --chown=1:1 /opt/server /opt/server
        COPY --from=builder /etc/a.conf /etc/b.conf /etc/server/
        WORKDIR /srv
        COPY ["site/", "./www/"]
        CMD ["/opt/tool/run"]
        """
    );

    [Theory]
    [InlineData("nginx")]
    [InlineData("RUN*apt-get install*nginx")]
    [InlineData("COPY*/opt/server")]
    [InlineData("FROM debian:12")]
    public void A_fragment_is_found_across_continued_lines(string fragment) => Assert.True(Stage.Contains(fragment));

    [Theory]
    [InlineData("gcc")]
    [InlineData("/opt")]
    [InlineData("make")]
    [InlineData("COPY*/opt/tool/run")]
    [InlineData("nginx*COPY")]
    public void A_fragment_is_not_found_in_comments_in_other_words_or_in_other_stages(string fragment) =>
        Assert.False(Stage.Contains(fragment));

    [Fact]
    public void Fragments_in_order_may_share_an_instruction()
    {
        Assert.True(Stage.HasInOrder(["apt-get update", "apt-get install*nginx", "COPY*/opt/server"]));
        Assert.False(Stage.HasInOrder(["COPY*/opt/server", "apt-get install*nginx"]));
    }

    [Theory]
    [InlineData("/opt/server/bin/server")]
    [InlineData("/etc/server/a.conf")]
    [InlineData("/srv/www/index.html")]
    [InlineData("/usr/bin/server")]
    public void A_path_is_brought_by_a_copy_or_by_a_command(string path) => Assert.True(Stage.Brings(path));

    [Theory]
    [InlineData("/etc/a.conf")]
    [InlineData("/opt/tool/run")]
    [InlineData("/srv/other")]
    public void A_path_is_not_brought_because_something_else_names_it(string path) => Assert.False(Stage.Brings(path));

    [Theory]
    [InlineData("/opt", true)]
    [InlineData("/opt/server/bin", true)]
    [InlineData("/usr/bin", false)]
    public void A_path_is_touched_by_what_is_copied_above_and_below(string path, bool isTouched) =>
        Assert.Equal(isTouched, Stage.Touches(path));
}
