namespace DockerSplit.Engine.Tests;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("NPM_TOKEN", true)]
    [InlineData("AWS_SECRET_ACCESS_KEY", true)]
    [InlineData("db_password", true)]
    [InlineData("MYSQL_PASS", true)]
    [InlineData("ApiKey", true)]
    [InlineData("BASIC_AUTH", true)]
    [InlineData("DB_PWD", true)]
    [InlineData("PWD", false)]
    [InlineData("GIT_CREDENTIALS", true)]
    [InlineData("GH_PAT", true)]
    [InlineData("SENTRY_DSN", true)]
    [InlineData("PASSWORD1", true)]
    [InlineData("dbPassword2", true)]
    [InlineData("mysqlpassword", true)]
    [InlineData("KEY", true)]
    [InlineData("SSL_KEY_FILE", false)]
    [InlineData("PATTERN", false)]
    [InlineData("OLDPWD", false)]
    [InlineData("MONKEY", false)]
    [InlineData("PATH", false)]
    [InlineData("PASSENGER_VERSION", false)]
    [InlineData("AUTHOR", false)]
    [InlineData("KEYBOARD", false)]
    [InlineData("VERSION", false)]
    public void Names_look_secret_or_not(string name, bool expected) => Assert.Equal(expected, SecretMask.LooksSecret(name));

    [Fact]
    public void Only_secret_values_are_hidden()
    {
        var mask = SecretMask.For(["API_TOKEN=abcdef", "VERSION=1.2.3.4"]);

        Assert.Equal("curl -H *** v1.2.3.4", mask.Apply("curl -H abcdef v1.2.3.4"));
    }

    [Fact]
    public void A_secret_inside_of_another_leaves_no_rest()
    {
        var mask = SecretMask.For(["A_TOKEN=abcdef", "B_TOKEN=abcdef-more"]);

        Assert.Equal("*** ***", mask.Apply("abcdef-more abcdef"));
    }

    [Fact]
    public void A_value_too_short_to_be_a_secret_stays() => Assert.Equal("a1b1", SecretMask.For(["A_TOKEN=1"]).Apply("a1b1"));

    [Fact]
    public void A_variable_without_a_value_hides_nothing() => Assert.Equal("text", SecretMask.For(["A_TOKEN"]).Apply("text"));

    public static TheoryData<string> Shapes => new(EngineData.SecretShapes.Select(shape => shape.Example));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_has_the_shape_of_a_secret_is_hidden_whatever_it_is_called(string example)
    {
        var masked = SecretMask.None.Apply($"before {example} after");

        Assert.Contains(SecretMask.Mask, masked, StringComparison.Ordinal);
        Assert.DoesNotContain(example, masked, StringComparison.Ordinal);
        Assert.StartsWith("before ", masked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("see https://example.org/a:b@c and mail me@example.org")]
    [InlineData("FROM debian:bookworm-slim@sha256:0123456789abcdef0123456789abcdef")]
    [InlineData("a token is expected")]
    public void What_only_looks_a_little_like_it_stays(string text) => Assert.Equal(text, SecretMask.None.Apply(text));

    [Fact]
    public void A_secret_of_several_lines_is_hidden_line_by_line()
    {
        var mask = SecretMask.For([KeyValuePair.Create("A_KEY", (string?)"first-line\nsecond-line")]);

        Assert.Equal("[0.1] *** [0.2] ***", mask.Apply("[0.1] first-line [0.2] second-line"));
        Assert.Equal("***", mask.Apply("first-line\nsecond-line"));
    }

    [Theory]
    [InlineData("a\"b\\c", """process "echo a\\\"b\\\\c" failed""")]
    [InlineData("p@ss<w>&d", """{"Env":"p@ss\u003cw\u003e\u0026d"}""")]
    [InlineData("it's long", """'it'\''s long'""")]
    public void A_secret_is_recognised_in_the_quotes_of_others(string secret, string text)
    {
        var masked = SecretMask.For([KeyValuePair.Create("A_TOKEN", (string?)secret)]).Apply(text);

        Assert.Contains(SecretMask.Mask, masked, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_secret_by_itself_is_hidden_whatever_its_name()
    {
        var mask = SecretMask.For(["A_TOKEN=abcdef"]).And(["abcdef-more\nsecond-line"]);

        Assert.Equal("*** *** *** word", mask.Apply("second-line abcdef-more abcdef word"));
    }
}
