using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Verification;

/// <summary>What containers complain of, but for what the questions themselves bring about.</summary>
internal static class Trouble
{
    private static readonly ImmutableArray<string> AskedFor =
    [
        .. EngineData.UsualPages.Select(page => page.Path).Where(path => path.Length > 1),
    ];

    /// <summary>The facts that lines tell. That a page which every server is asked for is not there is no trouble.</summary>
    public static ImmutableArray<LearnedFact> In(IEnumerable<string> lines) =>
        [
            .. FailureReader
                .Read(lines)
                .Where(fact =>
                    fact is not MissingFile { Path: var path } || !AskedFor.Any(page => path.EndsWith(page, StringComparison.Ordinal))
                ),
        ];
}
