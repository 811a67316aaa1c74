using System.Collections.Immutable;
using DockerSplit.Ecosystems;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Planning.Needs;

/// <summary>
/// Finds packages of interpreters that the build calls and run time does not: the language of a bundler in the image of a server that speaks
/// another one. Only an image that was seen tells.
/// </summary>
internal sealed class BuildInterpreters(PlanDraft draft)
{
    private static readonly char[] Letters = ['_', '-', '.', '/'];

    private readonly Lazy<ImmutableHashSet<string>> _called = new(() => Called(draft));

    /// <summary>Whether steps of the build call it, nothing that is reached is its, and no source of the author names its program.</summary>
    public bool ServesBuildAlone(string name)
    {
        if (!draft.Image.IsSeen || draft.Image.Facts.Final.Packages.Packages.GetValueOrDefault(name) is not { } package)
            return false;

        var programs = package
            .Files.Where(path => ContainerPath.Name(ContainerPath.Parent(path)) is "bin")
            .Select(ContainerPath.Name)
            .Where(_called.Value.Contains)
            .ToList();

        return programs.Count > 0 && !package.Files.Any(IsReachedFile) && !programs.Exists(IsNamed);
    }

    /// <summary>Whether one of the author's own sources and scripts names the program.</summary>
    private bool IsNamed(string program) =>
        draft.Image.Facts.Final.Sources.Any(source => draft.Image.PackageOf(source.Key) is null && Names(source.Value, program));

    /// <summary>Packages list the directories of their files, too, which many share.</summary>
    private bool IsReachedFile(string path) =>
        draft.Closure.Reached.ContainsKey(path)
        && draft.Image.Facts.Final.Files.GetValueOrDefault(path) is { Kind: not FileKind.Directory };

    /// <summary>The interpreters that a step starts, by their own names or by a tool of their language.</summary>
    private static ImmutableHashSet<string> Called(PlanDraft draft) =>
        [
            .. EcosystemCatalog
                .Shipped.All.Where(ecosystem =>
                    draft.Analysis.Steps.Any(step => ecosystem.Data.Interpreters.Contains(step.Name))
                    || ecosystem.Recognise(draft.Analysis.Steps) is not null
                )
                .SelectMany(ecosystem => ecosystem.Data.Interpreters),
        ];

    private static bool Names(string text, string program)
    {
        for (
            var at = text.IndexOf(program, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(program, at + 1, StringComparison.Ordinal)
        )
        {
            var isStart = at == 0 || !IsLetter(text[at - 1]) || text[at - 1] == '/';
            var isEnd = at + program.Length == text.Length || !IsLetter(text[at + program.Length]);
            if (isStart && isEnd)
                return true;
        }

        return false;
    }

    private static bool IsLetter(char c) => char.IsAsciiLetterOrDigit(c) || Letters.Contains(c);
}
