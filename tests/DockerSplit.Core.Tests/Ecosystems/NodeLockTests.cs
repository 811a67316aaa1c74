using DockerSplit.Ecosystems.Node;

namespace DockerSplit.Core.Tests.Ecosystems;

/// <summary>What a lock and a manifest of npm tell, whatever is in them.</summary>
public sealed class NodeLockTests
{
    [Theory]
    [InlineData("""{ "packages": { "node_modules/a": { "dev": true }, "node_modules/b": {} } }""", "node_modules/a", "", false)]
    [InlineData(
        """{ "packages": { "node_modules/a": { "dev": true, "bin": { "x": "x.js", "y": "y.js" } } } }""",
        "node_modules/a",
        "x y",
        false
    )]
    [InlineData("""{ "packages": { "node_modules/@s/a": { "dev": true, "bin": "a.js" } } }""", "node_modules/@s/a", "a", false)]
    [InlineData("""{ "packages": { "node_modules/a/node_modules/b": { "dev": true } } }""", "node_modules/a/node_modules/b", "", false)]
    [InlineData("""{ "packages": { "node_modules/a": { "devOptional": true } } }""", "", "", false)]
    [InlineData("""{ "packages": { "node_modules/a": { "dev": false } } }""", "", "", false)]
    [InlineData("""{ "packages": { "node_modules/a": { "dev": "true" } } }""", "", "", false)]
    [InlineData("""{ "packages": { "": { "dev": true } } }""", "", "", false)]
    [InlineData("""{ "packages": { "node_modules/a": { "extraneous": true } } }""", "", "", true)]
    [InlineData("""{ "packages": { "node_modules/a": 3, "node_modules/b": null } }""", "", "", false)]
    [InlineData("""{ "packages": [] }""", "", "", false)]
    [InlineData("""{ "dependencies": { "a": { "dev": true }, "b": {} } }""", "node_modules/a", "a", false)]
    [InlineData("""{ "dependencies": { "@types/a": { "dev": true } } }""", "node_modules/@types/a", "", false)]
    [InlineData("{}", "", "", false)]
    [InlineData("[]", "", "", false)]
    public void A_lock_tells_what_is_for_development(string text, string development, string programs, bool hasStrangers)
    {
        var found = NodeLock.Read(text)!;

        Assert.Equal(
            (development, programs, hasStrangers),
            (string.Join(' ', found.Development), string.Join(' ', found.Programs), found.HasStrangers)
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("{ \"packages\": ")]
    public void What_is_no_lock_tells_nothing(string? text)
    {
        Assert.Null(NodeLock.Read(text));
        Assert.Null(NodeManifest.Read(text));
    }

    [Theory]
    [InlineData("""{ "scripts": { "start": "node a" }, "devDependencies": { "b": "1" } }""", "start=node a", "b", "", false)]
    [InlineData("""{ "dependencies": { "c": "^1" }, "optionalDependencies": { "d": "2" } }""", "", "", "c@^1 d@2", false)]
    [InlineData("""{ "scripts": { "a": 3, "b": "x" }, "workspaces": ["p/*"] }""", "b=x", "", "", true)]
    [InlineData("""{ "scripts": [], "devDependencies": "x", "dependencies": null }""", "", "", "", false)]
    [InlineData("""{ "scripts": { "a": "1", "a": "2" } }""", "a=1", "", "", false)]
    [InlineData("[1]", "", "", "", false)]
    public void A_manifest_tells_scripts_and_requests(
        string text,
        string scripts,
        string development,
        string production,
        bool hasWorkspaces
    )
    {
        var found = NodeManifest.Read(text)!;

        Assert.Equal(
            (scripts, development, production, hasWorkspaces),
            (
                string.Join(' ', found.Scripts.Select(pair => $"{pair.Key}={pair.Value}")),
                string.Join(' ', found.Development),
                string.Join(' ', found.Production),
                found.HasWorkspaces
            )
        );
    }

    [Theory]
    [InlineData("node_modules/a", "a")]
    [InlineData("node_modules/@s/a", "@s/a")]
    [InlineData("node_modules/a/node_modules/b", "b")]
    public void Sources_ask_for_a_package_by_its_name(string path, string expected) => Assert.Equal(expected, NodeLock.NameOf(path));

    [Theory]
    [InlineData("a b", "node_modules/a node_modules/b", "a b")]
    [InlineData("@types/a x", "node_modules/@types/a node_modules/x", "x")]
    [InlineData("@scope/tool", "node_modules/@scope/tool", "tool")]
    public void A_manifest_alone_tells_the_usual_names(string names, string development, string programs)
    {
        var found = NodeLock.Named(names.Split(' '));

        Assert.Equal((development, programs), (string.Join(' ', found.Development), string.Join(' ', found.Programs)));
    }
}
