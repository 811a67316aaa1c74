using DockerSplit.Engine.Verification;
using DockerSplit.Engine.Verification.Crawling;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Tests.Verification;

/// <summary>What a server is asked besides what the user names.</summary>
public sealed class CrawlTests(EngineFixture engine)
{
    private static readonly Uri Page = new("http://localhost:8080/a/page");

    /// <summary>Serves the files below /www, and pages of errors.</summary>
    private const string Site = """
        FROM alpine:latest
        COPY --chmod=755 <<'EOF' /serve
        #!/bin/sh
        read method path rest
        path=${path%%\?*}
        [ "$path" = / ] && path=/index.html
        case $path in *.html) type=text/html ;; *.css) type=text/css ;; *.json) type=application/json ;; *) type=text/plain ;; esac
        if [ -f "/www$path" ]; then status="200 OK"; else status="404 Not Found"; fi
        printf 'HTTP/1.0 %s\r\nContent-Type: %s\r\n\r\n' "$status" "$type"
        [ "$method" = HEAD ] || cat "/www$path" 2>/dev/null || echo "no $path"
        EOF
        RUN mkdir /www && cd /www && echo '<a href="/about.html">about</a><link rel=stylesheet href=style.css>' >index.html && \
            echo '<form action=/search><input name=q value="x y"></form><a href=http://example.org/>out</a>' >about.html && \
            echo 'body { background: url("back.png") }' >style.css && echo found >search && echo image >back.png && echo one >item && \
            echo '{"openapi": "3.0.0", "paths": {"/item": {"get": {}}, "/gone/{id}": {"get": {}}, "/post": {"post": {}}}}' >openapi.json
        EXPOSE 8080
        STOPSIGNAL SIGKILL
        CMD ["nc", "-lk", "-p", "8080", "-e", "/serve"]

        """;

    [Fact]
    public async Task Pages_are_found_from_the_root_on_and_both_are_asked_for_them()
    {
        await using var session = engine.StartSession();

        var report = await Scenario.VerifyAsync(session, Site, Site);

        Assert.Equal(ComparisonVerdict.Verified, report.Verdict);
        Assert.Equal(
            [
                "port 8080, HEAD /: http 200 text/html",
                "port 8080, OPTIONS /: http 200 text/html",
                "port 8080, /robots.txt: http 404 text/plain",
                "port 8080, /favicon.ico: http 404 text/plain",
                "port 8080, /docksplit-no-such-page: http 404 text/plain",
                "port 8080, /openapi.json: http 200 application/json",
                "port 8080, /about.html: http 200 text/html",
                "port 8080, /style.css: http 200 text/css",
                "port 8080, /item: http 200 text/plain",
                "port 8080, /gone/1: http 404 text/plain",
                "port 8080, /search?q=x%20y: http 200 text/plain",
                "port 8080, /back.png: http 200 text/plain",
            ],
            report.Probes.Where(probe => probe.Group == "port 8080, pages").Select(probe => $"{probe.Question}: {probe.Original.Summary}")
        );
    }

    [Fact]
    public async Task A_page_that_only_the_original_has_is_a_difference()
    {
        await using var session = engine.StartSession();

        var report = await Scenario.VerifyAsync(session, Site, Site.Replace("echo found >search && ", "", StringComparison.Ordinal));
        var uncrawled = await Scenario.VerifyAsync(
            session,
            Site,
            Site.Replace("echo found >search && ", "", StringComparison.Ordinal),
            recipe => recipe with { Crawl = false },
            role: "other"
        );

        Assert.Equal(ComparisonVerdict.ProbesDiffer, report.Verdict);
        Assert.Contains("'port 8080, /search?q=x%20y'", report.Reason, StringComparison.Ordinal);
        Assert.Equal(ComparisonVerdict.Verified, uncrawled.Verdict);
    }

    [Fact]
    public void That_a_page_which_every_server_is_asked_for_is_not_there_is_no_trouble() =>
        Assert.Equal(
            "/srv/data",
            Assert
                .IsType<MissingFile>(
                    Assert.Single(
                        Trouble.In([
                            "open() \"/usr/html/robots.txt\" failed (2: No such file or directory)",
                            "open() \"/srv/data\" failed (2: No such file or directory)",
                        ])
                    )
                )
                .Path
        );

    [Theory]
    [InlineData("<a href='b?x=1&amp;y=2#z'>", "/a/b?x=1&y=2")]
    [InlineData("<script>document.write('<a href=/no>')</script><img src=/yes>", "/yes")]
    [InlineData("<base href=/base/><a href=x>", "/base/x")]
    [InlineData("<img srcset='/small.png 1x, /large.png 2x'>", "/small.png /large.png")]
    [InlineData("<form method=post action=/send><input name=a></form>", "")]
    [InlineData("<form><input name=a value=1><select name=b></select></form>", "/a/page?a=1&b=")]
    [InlineData("<a href>", "")]
    [InlineData("<a href='http://[bad'>", "")]
    [InlineData("<a href='/x'", "")]
    public void Addresses_are_read_from_the_page(string html, string addresses) =>
        Assert.Equal(addresses, string.Join(' ', LinkReader.Read(html, Page).Select(link => link.PathAndQuery)));

    [Fact]
    public void A_hostile_page_is_read_in_time_and_in_bounds()
    {
        var deep = string.Concat(Enumerable.Repeat("<div><p><a href=/x>", 50_000));

        Assert.InRange(LinkReader.Read(deep, Page).Count, 1, 2000);
        Assert.Empty(ApiDocument.Routes(string.Concat(Enumerable.Repeat("[", 100_000))));
    }

    [Theory]
    [InlineData("""{"swagger":"2.0","basePath":"/v1/","paths":{"/pets/{id}/x":{"get":{}}}}""", "/v1/pets/1/x")]
    [InlineData("""{"openapi":"3.1.0","servers":[{"url":"/api"}],"paths":{"/a":{"get":{}},"/b":{"delete":{}}}}""", "/api/a")]
    [InlineData("""{"openapi":"3.1.0","paths":[]}""", "")]
    [InlineData("""{"paths":{"/a":{"get":{}}}}""", "")]
    [InlineData("no JSON", "")]
    public void Routes_are_read_from_the_API_s_document(string text, string routes) =>
        Assert.Equal(routes, string.Join(' ', ApiDocument.Routes(text)));
}
