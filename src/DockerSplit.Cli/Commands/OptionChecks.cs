using System.CommandLine.Parsing;
using System.Globalization;
using DockerSplit.Cli.Configuration;

namespace DockerSplit.Cli.Commands;

/// <summary>Checks of what options are given; each complaint names the option and the value.</summary>
internal static class OptionChecks
{
    private const int LastPort = 65535;
    private const int MostRounds = 100;

    public static void Names(OptionResult result) => Require(result, value => value.Length > 0 && value[0] != '=', "is no NAME=VALUE");

    public static void Ports(OptionResult result) => Require(result, value => IsNumber(value, 1, LastPort), "is no TCP port");

    public static void Paths(OptionResult result) => Require(result, value => value.StartsWith('/'), "must begin with /");

    public static void Rounds(OptionResult result) =>
        Require(result, value => IsNumber(value, 1, MostRounds), "is no number from 1 to 100");

    public static void Statuses(OptionResult result) => Require(result, value => IsNumber(value, 100, 599), "is no HTTP status");

    public static void Platforms(OptionResult result)
    {
        foreach (var wrong in result.Tokens.SelectMany(token => token.Value.Split(',')).Where(name => !IsPlatform(name)))
            result.AddError($"{result.IdentifierToken?.Value}: '{wrong}' is no platform such as linux/arm64");
    }

    private static bool IsPlatform(string name) =>
        name.Split('/') is { Length: 2 or 3 } parts
        && parts[0] == "linux"
        && parts.All(part => part.Length > 0 && part.All(char.IsAsciiLetterOrDigit));

    public static void Methods(OptionResult result) =>
        Require(result, value => value.Length > 0 && value.All(char.IsAsciiLetter), "is no HTTP method");

    public static void Headers(OptionResult result) => Require(result, value => value.IndexOf(':') > 0, "is no 'Name: value'");

    public static void Commands(OptionResult result) =>
        Require(result, value => CommandWords.Split(value) is not null, "has a quote that is not closed");

    public static void Expressions(OptionResult result)
    {
        foreach (var complaint in result.Tokens.Select(token => Patterns.Complaint(token.Value)).OfType<string>())
            result.AddError($"{result.IdentifierToken?.Value}: {complaint}");
    }

    /// <summary>Reads the one token of a duration, and complains about anything else.</summary>
    public static TimeSpan? Duration(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (Durations.Parse(text) is { } duration)
            return duration;

        result.AddError($"'{text}' is no duration such as 90s or 2m");

        return null;
    }

    private static bool IsNumber(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    private static void Require(OptionResult result, Func<string, bool> isGood, string complaint)
    {
        foreach (var token in result.Tokens.Where(token => !isGood(token.Value)))
            result.AddError($"{result.IdentifierToken?.Value}: '{token.Value}' {complaint}");
    }
}
