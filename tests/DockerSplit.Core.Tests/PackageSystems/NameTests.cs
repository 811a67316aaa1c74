using System.Text.RegularExpressions;
using DockerSplit.PackageSystems;
using DockerSplit.Testing;

namespace DockerSplit.Core.Tests.PackageSystems;

/// <summary>What differs between distributions stands in the folders of the package systems, and no other code calls one by name.</summary>
public sealed partial class NameTests
{
    /// <summary>Where names may stand: the folders themselves, and the readers of databases, one file for each format.</summary>
    private static readonly string[] Homes = ["DockerSplit.Core/PackageSystems/", "DockerSplit.Images/Packages/"];

    /// <summary>Code that still has to be moved, or names a database's place or an example; the list only gets shorter.</summary>
    private static readonly string[] StillToMove =
    [
        "DockerSplit.Application/Values.cs",
        "DockerSplit.Core/Analysis/Commands/LanguageCommands.cs",
        "DockerSplit.Core/Knowledge/PackageKnowledge.cs",
        "DockerSplit.Images/Layers/ContentSums.cs",
    ];

    /// <summary>Words that mean something else more often: npm has a <c>clean-install</c> too.</summary>
    private static readonly string[] Ambiguous = ["arch", "pop", "ol", "photon", "scientific", "clean-install"];

    private static readonly HashSet<string> Names =
    [
        .. PackageSystemCatalog
            .All.SelectMany(system =>
                system.Distributions.Append(system.Database).Concat(system.Commands.SelectMany(reader => reader.Names))
            )
            .Except(Ambiguous),
    ];

    [Fact]
    public void No_distribution_and_no_package_manager_is_named_outside_of_its_folder() =>
        Assert.Empty(
            from file in Sources()
            where !Homes.Any(home => file.Name.StartsWith(home, StringComparison.Ordinal)) && !StillToMove.Contains(file.Name)
            from found in NamesIn(file.Text)
            select $"{file.Name}: {found}"
        );

    private static IEnumerable<(string Name, string Text)> Sources()
    {
        var root = Path.Combine(Repository.Root, "src");
        foreach (var path in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(root, path).Replace('\\', '/');
            if (!name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/bin/", StringComparison.Ordinal))
                yield return (name, Comment().Replace(File.ReadAllText(path), ""));
        }
    }

    private static IEnumerable<string> NamesIn(string code) =>
        Kind()
            .Matches(code)
            .Select(match => match.Value)
            .Concat(
                Literal()
                    .Matches(code)
                    .SelectMany(literal => Word().Matches(literal.Value))
                    .Select(word => word.Value)
                    .Where(Names.Contains)
            )
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline, 10_000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bPackageManager\.(Apk|Apt|Dnf|Pacman|Zypper)\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Kind();

    [GeneratedRegex("\"[^\"\\n]*\"", RegexOptions.None, 10_000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"[A-Za-z][\w-]*", RegexOptions.None, 10_000)]
    private static partial Regex Word();
}
