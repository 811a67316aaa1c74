using DockerSplit.Engine;
using DockerSplit.Engine.Verification;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Application;

/// <summary>Collects the values that no report may show.</summary>
internal static class Secrets
{
    /// <summary>
    /// A mask for the secrets that the builds are given, and for what the command line, the recipe and the Dockerfile hold under names
    /// that look secret.
    /// </summary>
    public static SecretMask MaskOf(DockerfileModel model, BuildInputs inputs, ProbeRecipe recipe) =>
        SecretMask
            .For([
                .. inputs.Arguments.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)),
                .. recipe
                    .Services.SelectMany(service => service.Container.Environment)
                    .Concat(recipe.Container.Environment)
                    .Select(entry => entry.Split('=', 2))
                    .Select(parts => KeyValuePair.Create(parts[0], parts.ElementAtOrDefault(1))),
                .. model
                    .Stages.SelectMany(stage => stage.Final.Environment.All.Concat(stage.Final.Arguments.All))
                    .Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Value)),
                .. model.Stages.SelectMany(stage => stage.Instructions).SelectMany(at => Written(at.Instruction)),
                .. model.GlobalArguments.SelectMany(Written),
            ])
            .And(inputs.Secrets.Select(secret => secret.Content));

    /// <summary>Values as they stand in the text: with and without their quotes.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Written(Instruction instruction) =>
        instruction switch
        {
            AssignmentsInstruction pairs => pairs.Assignments.SelectMany(pair => Forms(pair.Name, pair.RawValue)),
            ArgInstruction arguments => arguments.Arguments.SelectMany(argument => Forms(argument.Name, argument.RawDefault ?? "")),
            _ => [],
        };

    private static KeyValuePair<string, string?>[] Forms(string name, string raw) => [new(name, raw), new(name, raw.Trim('"', '\''))];
}
