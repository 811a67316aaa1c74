using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Replays;
using DockerSplit.Text;

namespace DockerSplit.Planning.Packages;

/// <summary>What the runtime stage needs before it can install from where the original installed from.</summary>
internal sealed class PackageRepositories
{
    private const string CertificateBundle = "/etc/ssl/certs/ca-certificates.crt";

    public PackageRepositories(PlanDraft draft, RuntimeImage runtime)
    {
        var files = draft.Image.Facts.Final.Files;
        var added = draft
            .Image.Left.Where(file => file.Kind == FileKind.Regular && PathKnowledge.ClassOf(file.Path) == PathClass.PackageSources)
            .Where(file => !draft.Image.Facts.Base.Files.ContainsKey(file.Path) && !runtime.Content.Files.ContainsKey(file.Path))
            .ToList();
        if (added.Count > 0 && files.TryGetValue(CertificateBundle, out var bundle) && !runtime.Content.Files.ContainsKey(bundle.Path))
            added.Add(bundle);
        Copies =
        [
            .. added.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => new PathDecision(
                file.Path,
                false,
                file.Size,
                [new("package-sources", "the runtime stage installs from the same sources", Subject: file.Path)]
            )),
        ];
        var copied = Copies.Select(copy => copy.Path).ToHashSet(StringComparer.Ordinal);
        Edits =
        [
            .. StaticReplays.PackageSources(draft.Analysis, path => IsThere(path, runtime.Content)).Where(edit => !copied.Any(path => edit.Command.Contains(path, StringComparison.Ordinal))),
        ];
    }

    private static bool IsThere(StepPath path, ImageSnapshot runtime) =>
        path.Value is { } value
        && (path.IsPattern ? runtime.Files.Keys.Any(file => TextPattern.IsMatch(file, value)) : runtime.Files.ContainsKey(value));

    /// <summary>Lists and keys that the build added, to be copied first.</summary>
    public ImmutableArray<PathDecision> Copies { get; }

    /// <summary>Edits of lists that the base image brings, to be done again.</summary>
    public ImmutableArray<Replay> Edits { get; }
}
