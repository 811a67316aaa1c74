using System.Collections.Immutable;
using System.Text.Json;
using DockerSplit.Application;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Agents;

/// <summary>What a client asks of a tool, made into the command line of the command that answers it.</summary>
/// <param name="Line">The command line.</param>
/// <param name="WithFiles">Whether the answer holds trees of files.</param>
internal sealed record ToolCall(ImmutableArray<string> Line, bool WithFiles)
{
    /// <summary>Reads the arguments.</summary>
    /// <exception cref="EnvironmentFailure">One is missing, unknown or of another kind, or names a path outside of the roots.</exception>
    public static ToolCall Read(AgentTool tool, IReadOnlyDictionary<string, JsonElement> arguments, ClientRoots roots, IConsole console)
    {
        if (arguments.Keys.FirstOrDefault(name => tool.Parameters.All(one => one.Name != name)) is { } unknown)
            throw Refused($"there is no argument '{Printable.Line(unknown)}'; {tool.Name} takes {Names(tool)}");

        var options = ImmutableArray.CreateBuilder<string>();
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (var parameter in tool.Parameters.Where(one => one.Name != AgentTools.WithFiles))
        {
            if (!arguments.TryGetValue(parameter.Name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                if (parameter.IsRequired)
                    throw Refused($"the argument '{parameter.Name}' is missing");
                if (parameter.Kind == ParameterKind.Dockerfile)
                    words.Add(roots.DockerfileName("."));
                continue;
            }

            foreach (var text in Values(parameter, value).Select(text => Text(parameter, text, roots, console)))
                (parameter.Option is null ? words : options).Add(parameter.Option is null ? text : $"{parameter.Option}={text}");
            if (parameter.Kind == ParameterKind.Switch && Switch(parameter, value) is { } said)
                options.Add(said);
        }

        return new(
            [tool.Name, .. tool.Fixed, .. options, .. words],
            arguments.TryGetValue(AgentTools.WithFiles, out var files) && files.ValueKind == JsonValueKind.True
        );
    }

    private static string Names(AgentTool tool) => string.Join(", ", tool.Parameters.Select(one => one.Name));

    private static IEnumerable<string> Values(ToolParameter parameter, JsonElement value) =>
        (parameter.Kind, value.ValueKind) switch
        {
            (ParameterKind.Switch, JsonValueKind.True or JsonValueKind.False) => [],
            (ParameterKind.Number, JsonValueKind.Number) => [value.GetRawText()],
            (ParameterKind.Numbers, JsonValueKind.Array) => value
                .EnumerateArray()
                .Select(item => item.ValueKind == JsonValueKind.Number ? item.GetRawText() : throw OfAnotherKind(parameter)),
            (ParameterKind.Texts or ParameterKind.Assignments or ParameterKind.Paths, JsonValueKind.Array) => value
                .EnumerateArray()
                .Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw OfAnotherKind(parameter)),
            (ParameterKind.Text or ParameterKind.Path or ParameterKind.Dockerfile or ParameterKind.Image, JsonValueKind.String) =>
            [
                value.GetString()!,
            ],
            _ => throw OfAnotherKind(parameter),
        };

    private static string Text(ToolParameter parameter, string text, ClientRoots roots, IConsole console) =>
        parameter.Kind switch
        {
            ParameterKind.Path or ParameterKind.Paths => roots.Name(text),
            ParameterKind.Dockerfile => roots.DockerfileName(text),
            ParameterKind.Image => roots.ImageName(text, console),
            // Without a value it would come from this program's own environment, which is not the client's.
            ParameterKind.Assignments when text.IndexOf('=', StringComparison.Ordinal) < 1 => throw Refused(
                $"'{Printable.Line(text)}' in '{parameter.Name}' is not NAME=VALUE"
            ),
            _ => text,
        };

    private static string? Switch(ToolParameter parameter, JsonElement value) =>
        value.ValueKind == JsonValueKind.True ? parameter.Option : parameter.Opposite;

    private static EnvironmentFailure OfAnotherKind(ToolParameter parameter) =>
        Refused(
            $"the argument '{parameter.Name}' must be {parameter.Kind switch
            {
                ParameterKind.Switch => "true or false",
                ParameterKind.Number => "a number",
                ParameterKind.Numbers => "a list of numbers",
                ParameterKind.Texts or ParameterKind.Assignments or ParameterKind.Paths => "a list of texts",
                _ => "a text",
            }}"
        );

    private static EnvironmentFailure Refused(string message) => new(message, FailureKind.Usage);
}
