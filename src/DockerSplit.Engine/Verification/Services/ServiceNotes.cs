using System.Collections.Immutable;

namespace DockerSplit.Engine.Verification.Services;

/// <summary>Tells in a report what was run beside both containers, and what of it was left out.</summary>
internal static class ServiceNotes
{
    private const string Field = "services";

    public static ImmutableArray<ConfigDifference> Of(ProbeRecipe recipe) =>
        recipe.Services is [] || recipe.Container.Isolated
            ? []
            :
            [
                new(
                    Field,
                    $"it depends on {string.Join(", ", recipe.Services.Select(service => service.Description))}",
                    "each side had its own",
                    Allowed: true
                ),
                .. recipe
                    .Services.Where(service => service.LeftOut is not [])
                    .Select(service => new ConfigDifference(
                        Field,
                        $"{service.Name} is given {string.Join(", ", service.LeftOut)} of this machine",
                        "both were run without",
                        Allowed: true
                    )),
            ];

    /// <summary>One that is not there, and was not missed.</summary>
    public static ConfigDifference Of(ServiceTrouble trouble) => new(Field, trouble.Message, "both were run without it", Allowed: true);
}
