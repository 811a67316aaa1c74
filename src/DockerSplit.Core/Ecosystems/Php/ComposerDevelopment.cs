using System.Collections.Immutable;
using System.Text.Json;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems.Php;

/// <summary>Finds the projects of Composer in an image that have dependencies for development alone.</summary>
internal static class ComposerDevelopment
{
    private const string Vendor = "vendor";
    private const string Why = "composer.json asks for it only to develop, and no source uses it";

    /// <summary>Options that shape the loader, which Composer writes anew.</summary>
    private static readonly string[] OfLoader =
    [
        "-o",
        "--optimize-autoloader",
        "-a",
        "--classmap-authoritative",
        "--apcu-autoloader",
        "--ignore-platform-reqs",
    ];

    private static readonly string[] Rewritten =
    [
        "autoload.php",
        "composer/ClassLoader.php",
        "composer/InstalledVersions.php",
        "composer/autoload_classmap.php",
        "composer/autoload_files.php",
        "composer/autoload_namespaces.php",
        "composer/autoload_psr4.php",
        "composer/autoload_real.php",
        "composer/autoload_static.php",
        "composer/include_paths.php",
        "composer/installed.json",
        "composer/installed.php",
        "composer/platform_check.php",
    ];

    public static IEnumerable<Pruning> Prunings(StageAnalysis analysis, IImageView image)
    {
        var installations = analysis
            .Steps.Where(step => !step.IsOff && step.Name == "composer")
            .SelectMany(step => step.Effects.OfType<InstallLanguagePackages>().Select(install => (Step: step, Install: install)))
            .SelectMany(pair =>
                pair.Install.Roots.Where(IsVendor).Select(root => (Project: ContainerPath.Parent(root.Value!), pair.Step, pair.Install))
            )
            .GroupBy(found => found.Project, StringComparer.Ordinal);
        foreach (var project in installations.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var isCertain = project.All(found => found.Step.Condition == StepCondition.Always && !found.Install.IsForRunTime);
            if (project.Key == "/" || (!image.IsSeen && !isCertain))
                continue;
            if (Find(project.Key, image) is not [_, ..] packages)
                continue;

            var options = project.Last().Step.Arguments.Select(argument => argument.Value).OfType<string>().Where(OfLoader.Contains);
            yield return Of(project.Key, string.Join(' ', options.Distinct(StringComparer.Ordinal).Prepend("")), packages, image);
        }
    }

    private static bool IsVendor(StepPath root) =>
        root is { Value: { } path, IsPattern: false } && ContainerPath.Name(path) == Vendor && ContainerPath.IsPlain(path);

    private static Pruning Of(string project, string options, ImmutableArray<ComposerPackage> packages, IImageView image)
    {
        var obstacle = Obstacle(project, packages, image);
        var leaves = obstacle is null && image.IsSeen ? Leaves(project, packages, image.Facts.Final) : [];

        return new(
            project,
            $"{project}/{Vendor}",
            [
                $"COMPOSER_ALLOW_SUPERUSER=1 COMPOSER_DISABLE_NETWORK=1 composer install --no-dev --no-scripts --no-interaction --no-progress{options}",
            ]
        )
        {
            Names = [.. packages.Select(package => package.Name).Order(StringComparer.Ordinal)],
            Leaves = leaves,
            Rewrites = [.. Rewritten.Select(path => $"{project}/{Vendor}/{path}")],
            Obstacle = obstacle,
            Why = Why,
        };
    }

    private static string? Obstacle(string project, ImmutableArray<ComposerPackage> packages, IImageView image)
    {
        var texts = image.Facts.Final.Texts;
        if (!texts.ContainsKey($"{project}/composer.lock"))
            return "without composer.lock Composer would ask anew which packages belong to which";
        if (LooseJson.Parse(texts.GetValueOrDefault($"{project}/composer.json")) is not { } manifest)
            return "there is no composer.json";
        using (manifest)
        {
            if (LooseJson.Members(manifest.RootElement, "scripts").Any(script => script.Name.StartsWith("post-", StringComparison.Ordinal)))
                return "scripts of composer.json run behind an installation, and may write the names of packages into caches";
        }

        if (image.Facts.Final.Files.ContainsKey($"{project}/artisan") || image.Facts.Final.Files.ContainsKey($"{project}/bin/console"))
            return "the framework keeps the names of packages in its caches";
        if (packages.Any(package => package.IsPlugin))
            return "a plug-in of Composer is among them";

        return User(project, packages, image) is var (source, name) ? $"{source} uses {name}" : null;
    }

    /// <summary>A source of the project that uses a class of one of them.</summary>
    private static (string Source, string Name)? User(string project, ImmutableArray<ComposerPackage> packages, IImageView image)
    {
        var spaces = packages.SelectMany(package => package.Namespaces).Where(space => space.Length > 1).ToList();
        var found =
            from source in image.Facts.Final.Imports
            where ContainerPath.IsWithin(source.Key, project)
            from name in source.Value
            where spaces.Exists(space => name.StartsWith(space, StringComparison.Ordinal))
            select ((string, string)?)(source.Key, name);

        return found.FirstOrDefault();
    }

    /// <summary>The packages for development: with an image what Composer noted beside them, else what the lock says.</summary>
    private static ImmutableArray<ComposerPackage> Find(string project, IImageView image)
    {
        var texts = image.Facts.Final.Texts;
        var locked = Read(texts.GetValueOrDefault($"{project}/composer.lock"), "packages-dev");
        if (!image.IsSeen)
            return locked.IsEmpty ? OfManifest(texts.GetValueOrDefault($"{project}/composer.json")) : locked;

        return Read(texts.GetValueOrDefault($"{project}/{Vendor}/composer/installed.json"), "packages", isInstalled: true);
    }

    private static ImmutableArray<ComposerPackage> Read(string? text, string member, bool isInstalled = false)
    {
        if (LooseJson.Parse(text) is not { } document)
            return [];
        using (document)
        {
            var packages = LooseJson.Elements(document.RootElement, member).Select(ComposerPackage.Read).OfType<ComposerPackage>();
            if (!isInstalled)
                return [.. packages];

            var names = LooseJson
                .Elements(document.RootElement, "dev-package-names")
                .Where(name => name.ValueKind == JsonValueKind.String)
                .Select(name => name.GetString()!)
                .ToHashSet(StringComparer.Ordinal);

            return [.. packages.Where(package => names.Contains(package.Name))];
        }
    }

    private static ImmutableArray<ComposerPackage> OfManifest(string? text)
    {
        if (LooseJson.Parse(text) is not { } document)
            return [];
        using (document)
        {
            return
            [
                .. LooseJson
                    .Members(document.RootElement, "require-dev")
                    .Select(member => new ComposerPackage(member.Name, [], [], IsPlugin: false)),
            ];
        }
    }

    /// <summary>Their directories, what starts their programs, and directories that held nothing else.</summary>
    private static ImmutableArray<string> Leaves(string project, ImmutableArray<ComposerPackage> packages, ImageSnapshot image)
    {
        var leaves = packages
            .Select(package => $"{project}/{Vendor}/{package.Name}")
            .Concat(
                packages.SelectMany(package => package.Programs).Select(program => $"{project}/{Vendor}/bin/{ContainerPath.Name(program)}")
            )
            .Where(image.Files.ContainsKey)
            .ToHashSet(StringComparer.Ordinal);
        var emptied = leaves.Select(ContainerPath.Parent).ToHashSet(StringComparer.Ordinal);
        foreach (var path in image.Files.Keys.Where(path => !leaves.Contains(path)))
            emptied.Remove(ContainerPath.Parent(path));

        return [.. leaves.Concat(emptied).Order(StringComparer.Ordinal)];
    }
}
