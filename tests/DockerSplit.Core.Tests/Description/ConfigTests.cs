namespace DockerSplit.Core.Tests.Description;

/// <summary>The configuration that the instructions of a stage give to the image.</summary>
public sealed class ConfigTests
{
    [Theory]
    [InlineData("FROM scratch\nCMD [\"a\", \"b\"]", "| a b")]
    [InlineData("FROM scratch\nCMD a b", "| /bin/sh -c a b")]
    [InlineData("FROM scratch\nENTRYPOINT [\"a\"]\nCMD [\"b\"]", "a | b")]
    [InlineData("FROM scratch\nCMD [\"b\"]\nENTRYPOINT [\"a\"]", "a | b")]
    [InlineData("FROM scratch\nENTRYPOINT a", "/bin/sh -c a |")]
    [InlineData("FROM scratch\nSHELL [\"x\", \"y\"]\nCMD a", "| x y a")]
    [InlineData("FROM scratch\nCMD a\nSHELL [\"x\", \"y\"]", "| /bin/sh -c a")]
    [InlineData("FROM scratch\nCMD [\"a\"]\nCMD [\"b\"]", "| b")]
    [InlineData("FROM scratch\nENTRYPOINT [\"a\"]\nENTRYPOINT []", "|")]
    [InlineData("FROM nginx:1.25\nENTRYPOINT [\"a\"]", "a |")]
    public void What_the_image_starts(string text, string expected) => Assert.Equal(expected, Start(text));

    [Theory]
    [InlineData("FROM scratch\nENV A=1\nENV B=$A A=2", "A=2,B=1 / - - - - -")]
    [InlineData("FROM scratch\nENV A a b", "A=a b / - - - - -")]
    [InlineData("FROM scratch\nENV A=1\nENV A=1", "A=1 / - - - - -")]
    [InlineData("FROM scratch\nWORKDIR a\nWORKDIR b", "- /a/b - - - - -")]
    [InlineData("FROM scratch\nENV D=/x\nWORKDIR $D", "D=/x /x - - - - -")]
    [InlineData("FROM scratch\nUSER a\nUSER b", "- / b - - - -")]
    [InlineData("FROM scratch\nEXPOSE 80 81/udp\nEXPOSE 80/tcp", "- / - 80/tcp,81/udp - - -")]
    [InlineData("FROM scratch\nARG P=9\nEXPOSE $P", "- / - 9/tcp - - -")]
    [InlineData("FROM scratch\nVOLUME /b /a\nVOLUME [\"/c d\"]", "- / - - /a,/b,/c d - -")]
    [InlineData("FROM scratch\nLABEL a=1 \"b c\"=2\nLABEL a=3", "- / - - - a=3,b c=2 -")]
    [InlineData("FROM scratch\nSTOPSIGNAL SIGINT", "- / - - - - SIGINT")]
    [InlineData("FROM scratch\nARG S=9\nSTOPSIGNAL $S", "- / - - - - 9")]
    public void The_rest(string text, string expected) => Assert.Equal(expected, Rest(text));

    private static string Start(string text)
    {
        var config = Described.Of(text + "\n").Facts.Config;

        return $"{string.Join(' ', config.Entrypoint)} | {string.Join(' ', config.Command)}".Trim();
    }

    private static string Rest(string text)
    {
        var config = Described.Of(text + "\n").Facts.Config;

        return string.Join(
            ' ',
            Listed(config.Environment.Where(variable => !variable.StartsWith("PATH=", StringComparison.Ordinal))),
            config.WorkingDirectory.Length == 0 ? "/" : config.WorkingDirectory,
            Listed([config.User]),
            Listed(config.ExposedPorts),
            Listed(config.Volumes),
            Listed(config.Labels.Select(label => $"{label.Key}={label.Value}")),
            Listed([config.StopSignal])
        );
    }

    private static string Listed(IEnumerable<string> words) => string.Join(',', words) is { Length: > 0 } text ? text : "-";
}
