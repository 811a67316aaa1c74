using DockerSplit.Application;
using DockerSplit.Cli.Configuration;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests.Configuration;

/// <summary>What <c>--secret</c> takes, which is what docker build takes.</summary>
public sealed class SecretReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestConsole _console;

    public SecretReaderTests()
    {
        _folder.Write("token", "from the file\n");
        _console = new(_folder.Path) { Variables = { ["TOKEN"] = "from the variable" } };
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("id=a,src=token", "id=a,src={0}/token", "from the file\n")]
    [InlineData("id=a,source=token", "id=a,src={0}/token", "from the file\n")]
    [InlineData("type=file,id=a,src=token", "id=a,src={0}/token", "from the file\n")]
    [InlineData("id=token", "id=token,src={0}/token", "from the file\n")]
    [InlineData("id=a,env=TOKEN", "id=a,env=TOKEN", "from the variable")]
    [InlineData("id=a,type=env,src=TOKEN", "id=a,env=TOKEN", "from the variable")]
    [InlineData("id=TOKEN", "id=TOKEN,env=TOKEN", "from the variable")]
    public void A_secret_comes_from_a_file_or_a_variable(string text, string argument, string content)
    {
        var secret = SecretReader.Read(text, _console);

        Assert.Equal(argument.Replace("{0}", _folder.Path, StringComparison.Ordinal), secret.Argument);
        Assert.Equal(content, secret.Content);
        Assert.DoesNotContain(content, $"{secret}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src=token", "has no id=ID")]
    [InlineData("id=a,x=y", "is no id=ID,src=FILE or id=ID,env=VARIABLE")]
    [InlineData("token", "is no id=ID,src=FILE or id=ID,env=VARIABLE")]
    [InlineData("id=a,type=pipe", "has a type other than file and env")]
    [InlineData("id=a,env=NOT_SET", "names the variable NOT_SET, which is not set")]
    [InlineData("id=a,src=nowhere", "'nowhere' cannot be read")]
    [InlineData("id=a,src=.", "'.' is a directory")]
    public void What_is_no_secret_is_refused(string text, string complaint)
    {
        var failure = Assert.Throws<EnvironmentFailure>(() => SecretReader.Read(text, _console));

        Assert.Equal(FailureKind.Usage, failure.Kind);
        Assert.Contains(complaint, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_with_a_comma_stays_one_field()
    {
        using var odd = new TempFolder();
        odd.Write("a", "content");

        Assert.Equal(
            $"id=b,\"src={odd.Path}/x,\"\"y\"",
            new Engine.Builds.BuildSecret("b", IsVariable: false, $"{odd.Path}/x,\"y", "content").Argument
        );
    }
}
