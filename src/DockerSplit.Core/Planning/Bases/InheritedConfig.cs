using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using DockerSplit.Facts;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Planning.Bases;

/// <summary>Says again what the original's base image set and the runtime base does not.</summary>
internal static partial class InheritedConfig
{
    /// <summary>Instructions for the top of the runtime stage.</summary>
    /// <param name="original">The configuration of the original's base image.</param>
    /// <param name="runtime">The configuration of the runtime base.</param>
    /// <param name="isUnwanted">Whether the variable of that name is not for the runtime stage.</param>
    /// <param name="isEmptied">Whether the variable of that name, which only the runtime base sets, is to be empty.</param>
    public static ImmutableArray<string> Plan(
        Stage stage,
        ImageConfig original,
        ImageConfig runtime,
        Predicate<string> isUnwanted,
        Predicate<string> isEmptied
    )
    {
        var instructions = stage.Instructions.Select(at => at.Instruction).ToList();
        var setsEntrypoint = instructions.Exists(instruction => instruction is EntrypointInstruction);
        var setsCommand = instructions.Exists(instruction => instruction is CmdInstruction);
        var entrypoint = !setsEntrypoint && !original.Entrypoint.SequenceEqual(runtime.Entrypoint, StringComparer.Ordinal);
        // ENTRYPOINT takes an inherited CMD away.
        var command =
            !setsCommand && (entrypoint || (!setsEntrypoint && !original.Command.SequenceEqual(runtime.Command, StringComparer.Ordinal)));

        return
        [
            .. Variables(instructions, original, runtime, isUnwanted, isEmptied),
            .. original
                .Labels.Where(label => NotLabelled(instructions, label.Key) && runtime.Labels.GetValueOrDefault(label.Key) != label.Value)
                .Select(label => $"LABEL {Quoted(label.Key)}={Quoted(label.Value)}"),
            .. Text("WORKDIR", original.WorkingDirectory, runtime.WorkingDirectory, SetsAbsoluteDirectory(instructions)),
            .. original.ExposedPorts.Except(runtime.ExposedPorts, StringComparer.Ordinal).Select(port => $"EXPOSE {port}"),
            .. original.Volumes.Except(runtime.Volumes, StringComparer.Ordinal).Select(path => $"VOLUME {Json([path])}"),
            .. Text("STOPSIGNAL", original.StopSignal, runtime.StopSignal, instructions.Exists(i => i is StopsignalInstruction)),
            .. Text("USER", original.User, runtime.User, instructions.Exists(i => i is UserInstruction)),
            .. entrypoint ? [$"ENTRYPOINT {Json(original.Entrypoint)}"] : Array.Empty<string>(),
            .. command ? [$"CMD {Json(original.Command)}"] : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<string> Variables(
        List<Instruction> instructions,
        ImageConfig original,
        ImageConfig runtime,
        Predicate<string> isUnwanted,
        Predicate<string> isEmptied
    )
    {
        var own = instructions
            .OfType<AssignmentsInstruction>()
            .Where(env => !env.IsLabel)
            .SelectMany(env => env.Assignments)
            .Select(pair => pair.Name)
            .ToHashSet(StringComparer.Ordinal);

        // A variable that the file sets again, such as PATH, often refers to the inherited value.
        return original
            .Environment.Except(runtime.Environment, StringComparer.Ordinal)
            .Select(variable => variable.Split('=', 2))
            .Where(pair => pair.Length == 2 && !own.Contains(pair[0]) && !isUnwanted(pair[0]))
            .Select(pair => $"ENV {pair[0]}={Quoted(pair[1])}")
            .Concat(
                Names(runtime)
                    .Except(Names(original), StringComparer.Ordinal)
                    .Where(name => !own.Contains(name) && isEmptied(name))
                    .Select(name => $"ENV {name}=\"\"")
            );
    }

    private static IEnumerable<string> Names(ImageConfig config) => config.Environment.Select(variable => variable.Split('=', 2)[0]);

    /// <summary>A relative WORKDIR goes on from the inherited one.</summary>
    private static bool SetsAbsoluteDirectory(List<Instruction> instructions) =>
        instructions.OfType<WorkdirInstruction>().FirstOrDefault() is { Path: ['/', ..] };

    private static bool NotLabelled(List<Instruction> instructions, string name) =>
        !instructions
            .OfType<AssignmentsInstruction>()
            .Any(label => label.IsLabel && label.Assignments.Any(pair => pair.Name.Trim('"') == name));

    private static IEnumerable<string> Text(string keyword, string original, string runtime, bool isSet) =>
        !isSet && original != runtime && original.Length > 0 ? [$"{keyword} {original}"] : [];

    private static string Quoted(string value) =>
        value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || "%+,-./:@_".Contains(c, StringComparison.Ordinal))
            ? value
            : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal)}\"";

    private static string Json(ImmutableArray<string> words) => JsonSerializer.Serialize([.. words], WordsJson.Default.StringArray);

    [JsonSerializable(typeof(string[]))]
    private sealed partial class WordsJson : JsonSerializerContext;
}
