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
}
