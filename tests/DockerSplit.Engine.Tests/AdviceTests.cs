namespace DockerSplit.Engine.Tests;

/// <summary>What a person is told to do next.</summary>
public sealed class AdviceTests
{
    public static TheoryData<string, string, string> Examples =>
        [.. EngineData.Advice.Select(rule => new TheoryDataRow<string, string, string>(rule.On, rule.About, rule.Example))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_is_understood_and_its_advice_is_whole(string occasion, string about, string example)
    {
        var (found, text) = Assert.Single(Advice.Of(occasion, [example]));

        Assert.Equal(about, found);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cat: can't open '/run/secrets/npmrc': No such file or directory", "--secret id=npmrc,src=FILE")]
    [InlineData(
        "COPY failed: file not found in build context or excluded by .dockerignore: stat app.jar: file does not exist",
        "no app.jar:"
    )]
    public void What_a_build_wants_is_named(string line, string advice) =>
        Assert.Contains(advice, Assert.Single(Advice.OnBuild(["before", line, line])), StringComparison.Ordinal);

    [Theory]
    [InlineData("KeyError: 'DATABASE_URL'", "DATABASE_URL")]
    [InlineData("You must specify POSTGRES_PASSWORD to a non-empty value for the superuser.", "POSTGRES_PASSWORD")]
    public void The_variable_that_a_program_wants_is_named(string line, string name) =>
        Assert.Contains($"--env {name}=VALUE", Assert.Single(Advice.OnRun([line], false, null)), StringComparison.Ordinal);

    [Theory]
    [InlineData("redis.exceptions.ConnectionError: Error 111 connecting to cache:6379. Connection refused.")]
    [InlineData("Error: getaddrinfo ENOTFOUND db")]
    [InlineData("psql: error: could not translate host name \"db\" to address: Name or service not known")]
    [InlineData("java.net.UnknownHostException: db")]
    [InlineData("nc: bad address 'cache'")]
    public void A_service_that_is_missing_is_told_by_how_it_is_started(string line)
    {
        Assert.Contains("--compose FILE", Assert.Single(Advice.OnRun([line], false, null)), StringComparison.Ordinal);
        Assert.EndsWith(": --services needed", Assert.Single(Advice.OnRun([line], false, "--services needed")), StringComparison.Ordinal);
        Assert.Empty(Advice.OnRun([line], true, null));
    }

    [Theory]
    [InlineData("listening on 0.0.0.0:8080")]
    [InlineData("GET /secret: not found")]
    [InlineData("")]
    public void What_tells_nothing_gets_no_advice(string line)
    {
        Assert.Empty(Advice.OnRun([line], false, null));
        Assert.Empty(Advice.OnBuild([line]));
    }
}
