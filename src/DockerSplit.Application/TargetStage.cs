using System.Globalization;
using DockerSplit.Semantics;

namespace DockerSplit.Application;

/// <summary>The stage that <c>--target</c> names, by its name or its number, as docker build reads it.</summary>
internal static class TargetStage
{
    /// <summary>The stage that is built: the one that is named, or the last; null where there is none of that name.</summary>
    public static Stage? Of(DockerfileModel model, string? target) =>
        target is null ? model.Stages.LastOrDefault()
        : int.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? model.Stages.ElementAtOrDefault(index)
        : model.Stages.LastOrDefault(stage => string.Equals(stage.From.Alias, target, StringComparison.OrdinalIgnoreCase));

    /// <summary>Refuses a target that a Dockerfile has not.</summary>
    /// <exception cref="EnvironmentFailure">No model has such a stage.</exception>
    public static void Require(string? target, params ReadOnlySpan<DockerfileModel> models)
    {
        foreach (var model in models)
        {
            if (Of(model, target) is not null || target is null)
                return;
        }

        var names = new List<string>();
        foreach (var model in models)
            names.AddRange(model.Stages.Select(stage => stage.From.Alias).OfType<string>());

        throw new EnvironmentFailure(
            $"there is no stage '{target}'" + (names.Count > 0 ? $"; there is {string.Join(", ", names.Distinct())}" : ""),
            FailureKind.Usage
        );
    }
}
