using System.Collections.Immutable;
using DockerSplit.Engine;
using DockerSplit.Engine.Verification;
using DockerSplit.Planning;
using DockerSplit.Semantics;

namespace DockerSplit.Application;

/// <summary>Collects the values that no report may show.</summary>
internal static class Secrets
{
    /// <summary>A mask for what the command line, the recipe and the Dockerfile's own ARG and ENV hold under names that look secret.</summary>
    public static SecretMask MaskOf(DockerfileModel model, ImmutableDictionary<string, string> buildArguments, ProbeRecipe recipe) =>
        SecretMask.For([
            .. buildArguments.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)),
            .. recipe.Container.Environment.Select(entry => entry.Split('=', 2)).Select(parts => KeyValuePair.Create(parts[0], parts.ElementAtOrDefault(1))),
            .. model.Stages.SelectMany(stage => stage.Final.Environment.Concat(stage.Final.Arguments)),
        ]);
}
