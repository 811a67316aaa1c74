using DockerSplit.Analysis;
using DockerSplit.Core.Tests.Analysis;

namespace DockerSplit.Core.Tests.Ecosystems;

/// <summary>Tells where a RUN in <c>/w</c> puts what it installs and builds.</summary>
internal static class Placed
{
    /// <summary>The places, in the order of the effects; a question mark stands for one that is not known, a star for a pattern.</summary>
    public static string Of(string image, string program) =>
        string.Join(
            ' ',
            StepsOf.Dockerfile($"FROM {image}\nWORKDIR /w\nRUN {program}\n")[1..].SelectMany(step => step.Effects).SelectMany(Roots)
        );

    /// <summary>Whether the packages of the project are installed without those for development.</summary>
    public static bool IsForRunTime(string program) =>
        StepsOf
            .Dockerfile($"FROM node:20\nWORKDIR /w\nRUN {program}\n")
            .SelectMany(step => step.Effects)
            .OfType<InstallLanguagePackages>()
            .Single()
            .IsForRunTime;

    private static IEnumerable<string> Roots(Effect effect) =>
        effect switch
        {
            InstallLanguagePackages install => install.Roots.Select(Text),
            InstallArtifacts install => install.Roots.Select(Text),
            BuildResults results => results.Paths.Select(Text),
            WriteFiles write => write.Paths.Select(Text),
            UnknownEffect => ["?"],
            _ => [],
        };

    private static string Text(StepPath path) => path.Value is null ? "?" : path.Value + (path.IsPattern ? "*" : "");
}
