using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.PackageSystems;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Stages;

/// <summary>
/// Plans the self-resolving form: a stage behind the builder finds, in each build anew, the packages whose libraries the copied programs
/// link to, so that a base tag that moves to another release still gets the right names. By the text alone it is taken by itself where no
/// table knows the names.
/// </summary>
internal static class ResolvePlanner
{
    /// <summary>Whether the names of some packages are not known, so that only a build can tell.</summary>
    public static bool IsNeeded(Solution solution) =>
        !solution.Copies.IsEmpty && (!solution.Draft.Closure.Unresolved.IsEmpty || LosesLibraries(solution));

    /// <summary>
    /// The large images of languages bring the development packages of many libraries, and smaller ones not even the libraries: what was
    /// built there may link to any of them.
    /// </summary>
    private static bool LosesLibraries(Solution solution) =>
        !solution.Draft.Image.IsSeen
        && !solution.Runtime.IsOriginalBase
        && !solution.Facts.Base.Binaries.IsEmpty
        && solution.Original.Files.Values.Any(file =>
            file is { IsOpaque: true } or { Kind: FileKind.Regular } && solution.IsCopied(file.Path)
        );

    /// <summary>The stage and its list; null where the package manager has no such form, or nothing that is copied links to a package.</summary>
    public static (ExtraStage Stage, PackageList List)? Plan(string builder, Solution solution) =>
        solution.Draft.Image.IsSeen ? Seen(builder, solution) : Described(builder, solution);

    private static (ExtraStage Stage, PackageList List)? Seen(string builder, Solution solution)
    {
        var linked = solution
            .Packages.Where(package => package.Install && IsLinked(package))
            .Select(package => package.Name)
            .ToImmutableArray();
        var copied = solution.Original.Binaries.Where(pair => pair.Value is ElfFacts && solution.IsCopied(pair.Key)).ToList();
        var programs = copied.Where(pair => pair.Value is ElfFacts { Needed: [_, ..] }).Select(pair => pair.Key).ToList();
        if (linked.IsEmpty || programs.Count == 0)
            return null;

        var own = copied
            .Select(pair => ((ElfFacts)pair.Value).Soname)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var manager = solution.Packages[0].Manager;

        return PackageSystemCatalog.Of(manager).ResolveCommand(programs, own) is { } command
            ? Stage(builder, solution, manager, command, linked)
            : null;
    }

    private static bool IsLinked(PackageDecision package) =>
        package.Evidence is [{ Of: { } rule }, ..] && rule == NeedRules.Linked && package.Specification == package.Name;

    /// <summary>Without known binaries all that is copied is searched for them.</summary>
    private static (ExtraStage Stage, PackageList List)? Described(string builder, Solution solution)
    {
        // Of an image that no table knows the author's own command tells the system.
        var system =
            PackageSystemCatalog.OfImage(solution.Original.Packages, solution.Original.Distribution)
            ?? (solution.Draft.Requested is [var first, ..] ? PackageSystemCatalog.Of(first.Manager) : null);

        return !solution.Copies.IsEmpty && system?.ResolveCommandBelow(solution.Copies.Select(copy => copy.Path)) is { } command
            ? Stage(builder, solution, system.Kind, command, [])
            : null;
    }

    /// <summary>An author's own shell may end at the first command that fails, and a library that no package owns is no failure here.</summary>
    private static IEnumerable<string> PlainShell(Solution solution) =>
        solution.Draft.Analysis.Stage.Final.Shell.SequenceEqual(DefaultShell, StringComparer.Ordinal)
            ? []
            : ["SHELL [\"/bin/sh\", \"-c\"]"];

    private static readonly string[] DefaultShell = ["/bin/sh", "-c"];

    private static (ExtraStage Stage, PackageList List) Stage(
        string builder,
        Solution solution,
        PackageManager manager,
        string command,
        ImmutableArray<string> replaces
    )
    {
        var name = StagePlan.NameOf(solution, "packages", "runtime-packages");
        var stage = new ExtraStage(
            name,
            builder,
            [.. StagePlan.AsRoot(solution.Draft.Analysis.Stage), .. PlainShell(solution), $"RUN {command} > /{name}"],
            StageRules.Resolve.Because("the packages whose libraries the copied programs link to, found anew in each build")
        );

        return (stage, new(name, $"/{name}", manager, replaces));
    }
}
