using System.Collections.Immutable;
using DockerSplit.Analysis.Shell;
using DockerSplit.Paths;
using DockerSplit.Planning;

namespace DockerSplit.Analysis.Commands;

/// <summary>A command with its arguments, as the command readers see it.</summary>
internal sealed record Invocation(string Name, ImmutableArray<StepArgument> Arguments, StepPath WorkingDirectory, BuildTrees Trees)
{
    /// <summary>What the shell knows of its variables; null for one that is not known.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    public StepPath Path(StepArgument argument) =>
        WordEvaluator.Resolve(WorkingDirectory, argument.Value, argument.Text, argument.Span, argument.HasGlob);

    public ImmutableArray<StepPath> Paths(IEnumerable<StepArgument> arguments) => [.. arguments.Select(Path)];

    /// <summary>Whether one of the flags is given, alone or, for a single letter, in a bundle such as <c>-rf</c>.</summary>
    public bool Has(params ReadOnlySpan<string> flags)
    {
        foreach (var argument in Arguments)
        {
            foreach (var flag in flags)
            {
                if (
                    argument.Value == flag
                    || (
                        flag.Length == 2
                        && argument.Value is ['-', not '-', ..] bundle
                        && bundle.Contains(flag[1], StringComparison.Ordinal)
                    )
                )
                    return true;
            }
        }

        return false;
    }

    /// <summary>The value of an option: <c>--name value</c>, <c>--name=value</c>, <c>-n value</c> or <c>-nvalue</c>.</summary>
    public StepArgument? Option(params ReadOnlySpan<string> names)
    {
        for (var i = 0; i < Arguments.Length; i++)
        {
            var argument = Arguments[i];
            foreach (var name in names)
            {
                if (argument.Value == name)
                    return i + 1 < Arguments.Length ? Arguments[i + 1] : null;
                if (
                    argument.Value?.StartsWith(
                        name.StartsWith("--", StringComparison.Ordinal) ? name + "=" : name,
                        StringComparison.Ordinal
                    ) == true
                )
                    return argument with
                    {
                        Value = argument.Value[(name.StartsWith("--", StringComparison.Ordinal) ? name.Length + 1 : name.Length)..],
                    };
                if (argument.Value is null && argument.Text.StartsWith(name + "=", StringComparison.Ordinal))
                    return argument;
            }
        }

        return null;
    }

    /// <summary>The arguments that are no options; those named take the next argument with them. Everything behind <c>--</c> counts.</summary>
    public ImmutableArray<StepArgument> Operands(params ReadOnlySpan<string> takesValue)
    {
        var operands = ImmutableArray.CreateBuilder<StepArgument>();
        for (var i = 0; i < Arguments.Length; i++)
        {
            var value = Arguments[i].Value;
            if (value == "--")
                return [.. operands, .. Arguments[(i + 1)..]];
            if (value is ['-', _, ..])
                i += takesValue.Contains(value) ? 1 : 0;
            else
                operands.Add(Arguments[i]);
        }

        return operands.ToImmutable();
    }
}

/// <summary>The build trees that were configured so far, for <c>make install</c> to know where to, and what else later commands build upon.</summary>
/// <param name="baseImage">The image that the stage starts from; null when it cannot be known.</param>
internal sealed class BuildTrees(string? baseImage)
{
    private readonly string _baseImage = (baseImage ?? "").Split('@')[0];

    /// <summary>Whether the image is one of a language, and not a system that has the language as a package.</summary>
    public bool StartsFrom(string language) => ContainerPath.Name(_baseImage).Split(':')[0] == language;

    /// <summary>Whether the image is Alpine, as far as its name tells.</summary>
    public bool IsAlpine => _baseImage.Contains("alpine", StringComparison.Ordinal);

    private readonly Dictionary<string, ConfigureBuild> _configured = new(StringComparer.Ordinal);
    private ConfigureBuild? _last;

    /// <summary>Python's environment that was made last, which pip is taken to install into.</summary>
    public StepPath? VirtualEnvironment { get; set; }

    /// <summary>Whether anything was configured, so that the image may have more than the system's own programs.</summary>
    public bool HasConfigured => _last is not null;

    public void Add(StepPath directory, ConfigureBuild build)
    {
        _last = build;
        if (directory.Value is { } path)
            _configured[path] = build;
    }

    /// <summary>The configuration that a directory, or else the build so far, was given.</summary>
    public ConfigureBuild? Of(StepPath directory) =>
        directory.Value is { } path && _configured.TryGetValue(path, out var build) ? build
        : directory.Value is null || directory.IsPattern ? _last
        : null;
}
