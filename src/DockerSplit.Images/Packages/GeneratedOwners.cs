using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Images.Packages;

/// <summary>Tells which package made a file that no package lists: by its scripts, by triggers, by running.</summary>
internal sealed class GeneratedOwners
{
    private readonly ImageSnapshot _image;
    private readonly ImageSnapshot? _before;
    private readonly PathResolver _paths;
    private readonly Func<string, string?> _listed;
    private readonly Dictionary<string, AlternativeLink> _alternatives = new(StringComparer.Ordinal);
    private readonly List<(GeneratedFile Rule, PackageFacts Package)> _rules = [];

    /// <param name="before">The base image, to tell what the author changed; null when it does not matter.</param>
    /// <param name="listed">The package that lists a path, given without links in its directories.</param>
    public GeneratedOwners(ImageSnapshot image, ImageSnapshot? before, PathResolver paths, Func<string, string?> listed)
    {
        (_image, _before, _paths, _listed) = (image, before, paths, listed);
        foreach (var link in image.Alternatives)
            _alternatives[paths.Canonical(link.Path)] = link;
        foreach (var rule in GeneratedFiles.Known)
        {
            if (Maker(rule) is { } package && !HasForeignInput(rule))
                _rules.Add((rule, package));
        }
    }

    /// <summary>The package that made the file at a path without links in its directories.</summary>
    public string? PackageOf(string path)
    {
        if (_paths.At(path) is not { } file)
            return null;
        if (_alternatives.TryGetValue(path, out var link))
            return OfAlternative(file, link);
        if (GeneratedFiles.DerivedRule(path) is { } derived)
            return _listed(GeneratedFiles.SourceOf(derived, path));

        foreach (var (rule, package) in _rules)
        {
            if (rule.Paths.Any(pattern => PathPattern.Matches(pattern, path)) && HasTargetOf(rule, file))
                return rule.MadeByAny || MayHaveMade(package, file) ? package.Name : null;
        }

        return null;
    }

    /// <summary>The owner of the chosen target, unless the author set the group up or chose.</summary>
    private string? OfAlternative(FileFacts file, AlternativeLink link) =>
        link is { IsChosen: false, IsScripted: true } ? Target(file) : null;

    private bool HasTargetOf(GeneratedFile rule, FileFacts file) =>
        rule.Targets.IsEmpty
        || (TargetPath(file) is { } target && IsPackagedOrOld(target) && rule.Targets.Any(pattern => PathPattern.Matches(pattern, target)));

    private bool IsPackagedOrOld(string path) =>
        _listed(path) is not null || (_before is not null && _paths.At(path) is { } file && !IsNew(file));

    private string? Target(FileFacts file) => TargetPath(file) is { } target ? _listed(target) : null;

    private string? TargetPath(FileFacts file) => file.Kind == FileKind.SymbolicLink ? _paths.Resolve(file.Path).Path : null;

    private PackageFacts? Maker(GeneratedFile rule) =>
        rule
            .Packages.SelectMany(pattern =>
                PathPattern.IsPattern(pattern)
                    ? _image.Packages.Packages.Values.Where(package => PathPattern.Matches(pattern, package.Name))
                : _image.Packages.Packages.TryGetValue(pattern, out var package) ? [package]
                : []
            )
            .FirstOrDefault();

    /// <summary>A package that stood in the base image already ran its scripts there.</summary>
    private bool MayHaveMade(PackageFacts package, FileFacts file) =>
        _before is null
        || !_before.Packages.Packages.TryGetValue(package.Name, out var old)
        || old.Version != package.Version
        || _before.Files.GetValueOrDefault(file.Path) is { } same && same with { Layer = file.Layer } == file;

    private bool HasForeignInput(GeneratedFile rule) =>
        _before is not null
        && rule.Inputs.Any(pattern =>
            _image.Files.Values.Any(file =>
                file.Kind != FileKind.Directory && PathPattern.Matches(pattern, file.Path) && _listed(file.Path) is null && IsNew(file)
            )
        );

    private bool IsNew(FileFacts file) => !_before!.Files.TryGetValue(file.Path, out var old) || file with { Layer = old.Layer } != old;
}
