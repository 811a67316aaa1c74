using DockerSplit.Core.Tests.Analysis.Commands;

namespace DockerSplit.Core.Tests.PackageSystems;

/// <summary>apk(8): options before and behind the verb, versions, repositories, groups, other roots.</summary>
public sealed class ApkCommandTests
{
    [Theory]
    [InlineData("apk --update add x", "apk installs x")]
    [InlineData("apk -U add x", "apk installs x")]
    [InlineData("apk add -U --virtual .d a b", "apk installs a b as .d")]
    [InlineData("apk --no-cache add --virtual=.d a", "apk installs a as .d")]
    [InlineData("apk add --repository http://example.org/a x", "apk installs x from http://example.org/a")]
    [InlineData("apk --repository http://example.org/a add y", "apk installs y from http://example.org/a")]
    [InlineData("apk -X http://example.org/a --no-cache add x", "apk installs x from http://example.org/a")]
    [InlineData("apk add 'a<2' 'b>=3' c~=1.2 'd>1<2'", "apk installs a<2 b>=3 c~=1.2 d>1<2")]
    [InlineData("apk add x@edge=1.2", "apk installs x=1.2")]
    [InlineData("apk add ./a.apk b", "apk installs b /w/a.apk")]
    [InlineData("apk add /tmp/*.apk", "apk installs /tmp/*.apk")]
    [InlineData("apk add $(cat /tmp/p) a", "apk installs a ?/tmp/p")]
    [InlineData("apk add --no-cache $A", "apk installs ?")]
    [InlineData("apk add --keys-dir /k --arch x86_64 x", "apk installs x")]
    [InlineData("apk add -p /r --initdb x", "installs into /r")]
    [InlineData("apk --root=/r add x", "installs into /r")]
    [InlineData("apk add --root / x", "apk installs x")]
    [InlineData("apk del --purge .d", "removes .d")]
    [InlineData("apk --no-cache del a b", "removes a b")]
    [InlineData("apk del a; true", "removes a")]
    [InlineData("apk fetch x", "fetches /w/*.apk")]
    [InlineData("apk upgrade --no-cache", "upgrades")]
    [InlineData("apk -U upgrade", "upgrades")]
    [InlineData("apk upgrade x", "upgrades x")]
    [InlineData("apk add --upgrade x", "apk installs x")]
    [InlineData("apk cache clean", "")]
    [InlineData("apk update -q", "")]
    [InlineData("apk --print-arch", "")]
    [InlineData("apk version", "")]
    [InlineData("apk frobnicate", "unknown")]
    [InlineData("if ! apk add x; then exit 1; fi", "apk installs x")]
    public void Commands(string program, string expected) => Assert.Equal(expected, Told.Of(program, "alpine:3.20"));
}
