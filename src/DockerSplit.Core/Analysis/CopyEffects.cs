using System.Collections.Immutable;
using DockerSplit.Analysis.Shell;
using DockerSplit.Paths;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Analysis;

/// <summary>What COPY and ADD do (Dockerfile reference; BuildKit, frontend/dockerfile/dockerfile2llb/convert.go, dispatchCopy).</summary>
internal sealed class CopyEffects(CopyInstruction copy, BuildState state, StepPath directory, ValueBudget budget)
{
    private readonly WordExpander _expander = new(state);

    public IEnumerable<Effect> All()
    {
        var addresses = copy.IsAdd ? copy.Sources.Where(IsAddress).ToList() : [];
        foreach (var address in addresses)
            yield return Fetched(address);
        foreach (var document in copy.Syntax.Heredocs)
            yield return Copied([], IntoDirectory ? Destination.Below(document.Name) : Destination) with
            {
                IntoDirectory = false,
            };

        var files = copy.Sources.Except(addresses).Select(Source).ToImmutableArray();
        if (files.IsEmpty)
            yield break;

        if (!Has("parents"))
        {
            yield return Copied(files, Destination);
            yield break;
        }

        foreach (var file in files)
            yield return Copied([file], Below(file)) with
            {
                IntoDirectory = true,
                ContentOnly = false,
            };
    }

    private StepPath Destination { get; } =
        WordEvaluator.Resolve(
            directory,
            budget.Keep(new WordExpander(state).Expand(copy.Destination)),
            copy.Destination,
            copy.Syntax.Span,
            glob: false
        );

    /// <summary>Several sources, and a pattern that may stand for several, need a directory.</summary>
    private bool IntoDirectory =>
        copy.Sources.Length + copy.Syntax.Heredocs.Length > 1
        || copy.Destination.EndsWith('/')
        || copy.Destination is "." or ".."
        || copy.Destination.EndsWith("/.", StringComparison.Ordinal);

    private bool Has(string flag) => copy.Syntax.Flags.Any(given => given.Name == flag);

    private CopyFiles Copied(ImmutableArray<StepPath> sources, StepPath destination) =>
        new(sources, destination, FromContext: copy.From is null)
        {
            IntoDirectory = IntoDirectory,
            From = copy.From,
            Owner = copy.Owner is null ? null : _expander.Expand(copy.Owner) ?? copy.Owner,
            Mode = copy.Mode is null ? null : _expander.Expand(copy.Mode) ?? copy.Mode,
            Unpacks = copy is { IsAdd: true, From: null },
            ContentOnly = true,
        };

    private StepPath Source(string word) =>
        new(budget.Keep(_expander.Expand(word)), word, copy.Syntax.Span, word.AsSpan().ContainsAny('*', '?', '['));

    /// <summary><c>--parents</c> keeps the directories of a source, from a <c>./</c> in its middle on.</summary>
    private StepPath Below(StepPath file)
    {
        if (file.Value is not { } path)
            return Destination with { Value = null };

        var pivot = path.IndexOf("/./", StringComparison.Ordinal);

        return Destination.Below(ContainerPath.Parent("/" + (pivot < 0 ? path : path[(pivot + 3)..])));
    }

    /// <summary>A remote file keeps its name in a directory; a repository becomes a tree.</summary>
    private Fetch Fetched(string word)
    {
        var address = _expander.Expand(word);
        if (IsRepository(address ?? word))
            return new(address, Destination, IsTree: true);
        if (!IntoDirectory)
            return new(address, Destination);

        var name = ContainerPath.Name((address ?? word).Split('?', '#')[0]);

        return address is null && name.Contains('$', StringComparison.Ordinal)
            ? new(null, Destination.Below("*") with { IsPattern = true })
            : new(address, Destination.Below(name));
    }

    private static bool IsAddress(string word) =>
        word.StartsWith("http://", StringComparison.Ordinal) || word.StartsWith("https://", StringComparison.Ordinal) || IsRepository(word);

    private static bool IsRepository(string word) =>
        word.StartsWith("git@", StringComparison.Ordinal)
        || word.StartsWith("git://", StringComparison.Ordinal)
        || word.StartsWith("ssh://", StringComparison.Ordinal)
        || (word.Contains("://", StringComparison.Ordinal) && word.Split('#')[0].EndsWith(".git", StringComparison.Ordinal));
}
