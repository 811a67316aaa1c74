using System.CommandLine;
using DockerSplit.Engine.Builds;

namespace DockerSplit.Cli.Commands;

/// <summary>An option of <c>docker build</c> that is handed through to builds.</summary>
/// <param name="BakeKey">The attribute of a bake target that says the same.</param>
/// <param name="Values">What was given.</param>
internal sealed record PassedOption(Option Option, string BakeKey, Func<ParseResult, IEnumerable<string?>> Values)
{
    /// <summary>What docker build calls it; null where it has the same name there.</summary>
    public string? Passed { get; init; }

    /// <summary>Whether the classic builder does not know it.</summary>
    public bool NeedsBuildKit { get; init; }

    /// <summary>Whether the rewritten Dockerfile's build does not get it.</summary>
    public bool IsForOriginal { get; init; }

    /// <summary>One that may be given several times.</summary>
    public static PassedOption OfValues(string name, string bakeKey, string description, string help)
    {
        var option = new Option<string[]>(name) { Description = $"{description} May be repeated.", HelpName = help };

        return new(option, bakeKey, parsed => parsed.GetValue(option) ?? []);
    }

    /// <summary>One that is given once.</summary>
    public static PassedOption OfValue(string name, string bakeKey, string description, string help)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = help };

        return new(option, bakeKey, parsed => parsed.GetValue(option) is { } value ? [value] : []);
    }

    /// <summary>One without a value.</summary>
    public static PassedOption Of(string name, string bakeKey, string description)
    {
        var option = new Option<bool>(name) { Description = description };

        return new(option, bakeKey, parsed => parsed.GetValue(option) ? [null] : []);
    }

    public IEnumerable<BuildFlag> Flags(ParseResult parsed) =>
        Values(parsed).Select(value => new BuildFlag(Passed ?? Option.Name, value, BakeKey, NeedsBuildKit, IsForOriginal));
}
