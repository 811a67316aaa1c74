using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Stages;

/// <summary>
/// Plans the self-resolving form: a stage behind the builder finds, in each build anew, the packages whose libraries the copied programs
/// link to, so that a base tag that moves to another release still gets the right names.
/// </summary>
internal static class ResolvePlanner
{
    /// <summary>The stage and its list; null where the package manager has no such form, or nothing that is copied links to a package.</summary>
    public static (ExtraStage Stage, PackageList List)? Plan(string builder, Solution solution)
    {
        var linked = solution.Packages.Where(package => package.Install && IsLinked(package)).Select(package => package.Name).ToImmutableArray();
        var copied = solution.Original.Binaries.Where(pair => pair.Value is ElfFacts && solution.IsCopied(pair.Key)).ToList();
        var programs = copied.Where(pair => pair.Value is ElfFacts { Needed: [_, ..] }).Select(pair => ShellText.Quote(pair.Key)).ToList();
        if (linked.IsEmpty || programs.Count == 0)
            return null;

        var own = copied
            .Select(pair => ((ElfFacts)pair.Value).Soname)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var paths = string.Join(' ', programs);
        var command = solution.Packages[0].Manager switch
        {
            PackageManager.Apk => Scanelf(paths, own),
            PackageManager.Apt => Dpkg(paths),
            _ => null,
        };
        if (command is null)
            return null;

        var name = builder == "packages" ? "runtime-packages" : "packages";
        var stage = new ExtraStage(
            name,
            builder,
            [.. StagePlan.AsRoot(solution.Draft.Analysis.Stage), $"RUN {command} > /{name}"],
            new("resolve", "the packages whose libraries the copied programs link to, found anew in each build")
        );

        return (stage, new(name, $"/{name}", linked));
    }

    private static bool IsLinked(PackageDecision package) => package.Evidence is [{ Rule: "linked" }, ..] && package.Specification == package.Name;

    /// <summary>apk installs a library by its soname; those that are copied themselves are nobody's.</summary>
    private static string Scanelf(string paths, List<string> own)
    {
        var filter = own.Count == 0 ? "" : $" | grep -vxF {string.Join(' ', own.Select(soname => $"-e {ShellText.Quote(soname)}"))}";

        return $"scanelf --needed --nobanner --format '%n#p' {paths} | tr ',' '\\n' | sort -u{filter} | sed 's/^/so:/'";
    }

    /// <summary>dpkg lists some libraries under /lib and some under /usr/lib, so their names alone are asked for.</summary>
    private static string Dpkg(string paths) =>
        $"ldd {paths} | awk '$2 == \"=>\" {{ sub(\".*/\", \"*/\", $3); print $3 }}' | sort -u | xargs -r dpkg-query --search 2>/dev/null | cut -d: -f1 | sort -u";
}
