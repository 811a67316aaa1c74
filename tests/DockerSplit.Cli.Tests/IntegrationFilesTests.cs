using System.Text.RegularExpressions;
using DockerSplit.Testing;
using YamlDotNet.RepresentationModel;

namespace DockerSplit.Cli.Tests;

/// <summary>The files that other programs read: they parse, and what they say of docksplit is true.</summary>
public sealed class IntegrationFilesTests
{
    [Fact]
    public void The_action_has_what_a_composite_action_needs()
    {
        var action = Map(Load("action.yml"));

        Assert.Subset(
            action.Children.Keys.Select(Text).ToHashSet(),
            new HashSet<string> { "name", "description", "inputs", "outputs", "runs" }
        );
        var runs = Map(action["runs"]);
        Assert.Equal("composite", Text(runs["using"]));
        foreach (var step in ((YamlSequenceNode)runs["steps"]).Children.Select(Map))
            Assert.True(step.Children.ContainsKey("uses") || step.Children.ContainsKey("shell"), "a run step names its shell");
        Assert.All(Map(action["inputs"]).Children.Values, input => Assert.True(Map(input).Children.ContainsKey("description")));
    }

    [Fact]
    public void Every_input_of_the_action_is_used_and_none_stands_inside_of_a_script()
    {
        var action = Map(Load("action.yml"));
        var text = Read("action.yml");

        foreach (var input in Map(action["inputs"]).Children.Keys.Select(Text))
            Assert.Contains($"${{{{ inputs.{input} }}}}", text, StringComparison.Ordinal);
        foreach (
            var step in ((YamlSequenceNode)Map(action["runs"])["steps"])
                .Children.Select(Map)
                .Where(step => step.Children.ContainsKey("run"))
        )
            Assert.DoesNotContain("${{", Text(step["run"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_action_s_default_command_is_one_that_the_program_knows()
    {
        var inputs = Map(Map(Load("action.yml"))["inputs"]);
        var console = new TestConsole(Path.GetTempPath());

        Assert.Equal(ExitCode.Success, await console.RunAsync(Text(Map(inputs["command"])["default"]), "--help"));
    }

    [Theory]
    [InlineData("Dockerfile", true)]
    [InlineData("a/Dockerfile.dev", true)]
    [InlineData("a/web.Dockerfile", true)]
    [InlineData("Containerfile", true)]
    [InlineData("a/Dockerfiles.md", false)]
    [InlineData("a/Dockerfile.dockerignore", false)]
    public void The_hook_runs_for_Dockerfiles_alone(string path, bool isChecked)
    {
        var hooks = ((YamlSequenceNode)Load(".pre-commit-hooks.yaml")).Children.Select(Map).ToArray();

        Assert.Equal(["script", "system", "docker_image"], hooks.Select(hook => Text(hook["language"])));
        Assert.True(File.Exists(Path.Combine(Repository.Root, Text(hooks[0]["entry"]).Split(' ')[0])));
        foreach (var hook in hooks)
        {
            Assert.EndsWith(" check", Text(hook["entry"]), StringComparison.Ordinal);
            Assert.Subset(hook.Children.Keys.Select(Text).ToHashSet(), new HashSet<string> { "id", "name", "entry", "language", "files" });
            var runs =
                Regex.IsMatch(path, Text(hook["files"]), RegexOptions.None, TimeSpan.FromSeconds(1))
                && !Regex.IsMatch(path, Text(hook["exclude"]), RegexOptions.None, TimeSpan.FromSeconds(1));
            Assert.Equal(isChecked, runs);
        }
    }

    [Fact]
    public async Task The_program_s_own_image_is_one_that_it_has_nothing_to_say_about()
    {
        var console = new TestConsole(Repository.Root);

        var code = await console.RunAsync("check", "eng/image/Dockerfile");

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("multi-stage", console.OutText, StringComparison.Ordinal);
        var last = Read("eng/image/Dockerfile")[Read("eng/image/Dockerfile").LastIndexOf("FROM", StringComparison.Ordinal)..];
        Assert.Matches(@"\nUSER (?!root|0)", last);
    }

    [Fact]
    public void A_release_is_made_for_every_platform_that_the_script_knows()
    {
        var include = (YamlSequenceNode)
            Map(Map(Map(Map(Map(Load(".github/workflows/release.yml"))["jobs"])["build"])["strategy"])["matrix"])["include"];
        var script = Read("eng/release");

        Assert.Equal(8, include.Children.Select(one => Text(Map(one)["rid"])).Distinct(StringComparer.Ordinal).Count());
        foreach (var rid in include.Children.Select(one => Text(Map(one)["rid"])))
            Assert.Contains(rid, script, StringComparison.Ordinal);
        foreach (var template in Directory.EnumerateFiles(Path.Combine(Repository.Root, "eng", "packaging", "manifests"), "*.in"))
            Assert.All(
                Regex.Matches(File.ReadAllText(template), "@([A-Za-z0-9_-]+)@", RegexOptions.None, TimeSpan.FromSeconds(1)),
                match => Assert.Matches("^(VERSION|BASE_URL|SHA256_(linux|osx|win)-(x64|arm64))$", match.Groups[1].Value)
            );
    }

    [Fact]
    public void The_workflow_runs_the_tests()
    {
        var workflow = Map(Load(".github/workflows/test.yml"));

        Assert.Subset(workflow.Children.Keys.Select(Text).ToHashSet(), new HashSet<string> { "name", "on", "jobs", "permissions" });
        var steps = ((YamlSequenceNode)Map(Map(workflow["jobs"])["test"])["steps"]).Children.Select(Map).ToArray();
        var command = Assert.Single(steps, step => step.Children.ContainsKey("run"));
        Assert.True(File.Exists(Path.Combine(Repository.Root, Text(command["run"]))));
    }

    [Fact]
    public void The_settings_of_the_documentation_are_settings_that_are_read()
    {
        using var folder = new TempFolder();
        folder.Write("test/app.conf", "");
        var page = Read("docs/configuration.md");
        var start = page.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;

        var settings = DockerSplit.Cli.Configuration.SettingsReader.Read(
            "page",
            folder.Path,
            page[start..page.IndexOf("```\n", start, StringComparison.Ordinal)]
        );

        Assert.Equal(2, settings.Recipe.Http.Length);
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, name));

    private static YamlNode Load(string name)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(Read(name));
        stream.Load(reader);

        return Assert.Single(stream.Documents).RootNode;
    }

    private static YamlMappingNode Map(YamlNode node) => Assert.IsType<YamlMappingNode>(node);

    private static string Text(YamlNode node) => Assert.IsType<YamlScalarNode>(node).Value!;
}
