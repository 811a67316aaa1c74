using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.PackageSystems;
using DockerSplit.Paths;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Paths;
using DockerSplit.Planning.Replays;
using DockerSplit.Planning.Rules;
using DockerSplit.Text;

namespace DockerSplit.Planning.Packages;

/// <summary>
/// What the runtime stage needs before it can install from where the original installed from. Lists and keys that the build added are
/// copied, whatever command wrote them; edits of what the base image brings are done again.
/// </summary>
internal sealed class PackageRepositories
{
    private const string CertificateBundle = "/etc/ssl/certs/ca-certificates.crt";

    private readonly PlanDraft _draft;
    private readonly ImageSnapshot _runtime;
    private readonly PathSet _copied;
    private readonly HashSet<string> _edited;

    public PackageRepositories(PlanDraft draft, RuntimeImage runtime)
    {
        (_draft, _runtime) = (draft, runtime.Content);
        _edited = draft.Image.IsSeen ? [] : Edited(draft.Analysis);
        var added = draft.Judged.Select(judged => judged.File).Where(IsAdded).Concat(Directories()).DistinctBy(file => file.Path).ToList();
        _copied = PathSet.Of(added.Select(file => file.Path));
        var copies = added.Select(Copy).Concat(Certificates(added.Count > 0)).OrderBy(copy => copy.Path, StringComparer.Ordinal);
        Copies = [.. copies];
        Edits = [.. draft.Analysis.Steps.Select(Edit).OfType<Replay>()];
    }

    /// <summary>Lists and keys that the build added, to be copied first.</summary>
    public ImmutableArray<PathDecision> Copies { get; }

    /// <summary>Edits of lists that the base image brings, to be done again.</summary>
    public ImmutableArray<Replay> Edits { get; }

    private bool IsAdded(FileFacts file) =>
        !_edited.Contains(file.Path)
        && CopyPlanner.IsContent(file)
        && file.Kind is FileKind.Regular or FileKind.Directory
        && _draft.Knowledge.Paths.ClassOf(file.Path) == PathClass.PackageRepositories
        && !_draft.Image.Facts.Base.Files.ContainsKey(file.Path)
        && !_runtime.Files.ContainsKey(file.Path);

    /// <summary>
    /// By the text alone: a command that adds a repository names its list and key itself, so the directories are copied in which it keeps
    /// them. What the base image has there is the same in the runtime base.
    /// </summary>
    private IEnumerable<FileFacts> Directories() =>
        _draft.Image.IsSeen
            ? []
            : Added
                .SelectMany(pair => pair.Effect.Paths)
                .Where(path => path is { IsPattern: true, Value: not null } && IsRepository(path))
                .Select(path => _draft.Image.Facts.Final.Files.GetValueOrDefault(ContainerPath.Parent(path.Value!)))
                .OfType<FileFacts>();

    private IEnumerable<(Step Step, ConfigurePackageRepositories Effect)> Added =>
        from step in _draft.Analysis.Steps
        from effect in step.Effects.OfType<ConfigurePackageRepositories>()
        where step.Condition == StepCondition.Always
        select (step, effect);

    private PathDecision Copy(FileFacts file) =>
        new(
            file.Path,
            file.Kind == FileKind.Directory,
            _draft.Image.IsSeen ? file.Size : null,
            [PathRules.PackageRepositories.Because("the runtime stage installs from the same sources", subject: file.Path)]
        );

    /// <summary>By the text alone: lists that the build changes and never makes are the base image's.</summary>
    private static HashSet<string> Edited(StageAnalysis analysis)
    {
        var effects = analysis.Steps.SelectMany(step => step.Effects).ToList();
        var edited = effects.SelectMany(effect => effect is EditFiles edit ? edit.Paths : []).Select(path => path.Value).OfType<string>();
        var made = effects
            .SelectMany(effect => effect is WriteFiles { Append: false } write ? write.Paths : [])
            .Select(path => path.Value)
            .OfType<string>();

        return edited.Except(made, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>A list of https addresses cannot be fetched without the certificates that the package of that name brings.</summary>
    private IEnumerable<PathDecision> Certificates(bool addsRepositories)
    {
        if (!addsRepositories)
            yield break;
        if (_draft.Image.Facts.Final.Files.TryGetValue(CertificateBundle, out var bundle))
        {
            if (!_runtime.Files.ContainsKey(bundle.Path))
                yield return Copy(bundle);
        }
        else if (!_draft.Image.IsSeen && !_runtime.Packages.Packages.ContainsKey(TrustStore.Package) && (HasCertificates || IsReadOverTls))
        {
            yield return Copy(new(CertificateBundle, FileKind.Regular, 0, FilePermissions.PlainFile, 0, 0, 0));
        }
    }

    private bool HasCertificates => _draft.Image.Facts.Final.Packages.Packages.ContainsKey(TrustStore.Package);

    /// <summary>
    /// Whether the original reads a list over TLS, or it could not install from it; so it has the certificates, whatever package brought
    /// them. A command that names its list itself is taken to, and what has such a command depends on the certificates.
    /// </summary>
    private bool IsReadOverTls =>
        PackageSystemCatalog.OfImage(_runtime.Packages, _runtime.Distribution) is { LacksCertificates: true }
        && (
            Directories().Any()
            || _draft.Analysis.Steps.Any(step => step.Effects.SelectMany(effect => Written(effect)).Any(IsRepository) && IsOverTls(step))
        );

    private static bool IsOverTls(Step step) => (step.Statement ?? step.Text).Contains("https://", StringComparison.Ordinal);

    /// <summary>The statement again, where it changes what the runtime base has too and what no copy brings.</summary>
    private Replay? Edit(Step step)
    {
        var paths = step.Effects.SelectMany(effect => Written(effect)).ToList();
        if (step.IsFed || !step.Effects.Any(EditsRepositories) || paths.Exists(IsCopied))
            return null;

        return RepeatedStatement.Of(step, paths) is { } command
            ? new(
                ReplayMoment.BeforePackages,
                command,
                PathRules.PackageRepositories.Because("the runtime stage installs from the same sources", step.Span)
            )
            : null;
    }

    private bool EditsRepositories(Effect effect) =>
        effect switch
        {
            ConfigurePackageRepositories => true,
            EditFiles edit => edit.Paths.Any(IsRepository) && (!_draft.Image.IsSeen || edit.Paths.All(IsThere)),
            WriteFiles write => write.Paths.Any(IsRepository),
            _ => false,
        };

    private static ImmutableArray<StepPath> Written(Effect effect) =>
        effect switch
        {
            ConfigurePackageRepositories configure => configure.Paths,
            EditFiles edit => edit.Paths,
            WriteFiles write => write.Paths,
            _ => [],
        };

    private bool IsRepository(StepPath path) =>
        path.Value is { } value && _draft.Knowledge.Paths.ClassOf(value) == PathClass.PackageRepositories;

    private bool IsCopied(StepPath path) =>
        path.Value is { } value
        && (
            path.IsPattern
                ? _copied.Covers(ContainerPath.Parent(value)) || _copied.Any(copy => TextPattern.IsMatch(copy, value))
                : _copied.Covers(value)
        );

    private bool IsThere(StepPath path) =>
        path.Value is { } value
        && (path.IsPattern ? _runtime.Files.Keys.Any(file => TextPattern.IsMatch(file, value)) : _runtime.Files.ContainsKey(value));
}
