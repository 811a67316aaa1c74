using DockerSplit.Analysis;
using NetArchTest.Rules;

namespace DockerSplit.Architecture.Tests;

/// <summary>Core's folders look to the left only.</summary>
public sealed class CoreFolderTests
{
    /// <summary>It hands a plan on to be written, and so knows both rooms.</summary>
    private const string FrontDoor = "Splitter";

    /// <summary>From the left to the right; folders of one step know nothing of each other.</summary>
    private static readonly string[][] Steps =
    [
        ["Text", "Paths"],
        ["Diagnostics", "References"],
        ["Syntax"],
        ["Semantics"],
        ["Facts"],
        ["Knowledge"],
        ["Analysis"],
        ["PackageSystems", "Ecosystems"],
        ["Composition"],
        ["Description"],
        ["Planning"],
        ["Emission"],
    ];

    public static TheoryData<string> Folders() => [.. Steps.SelectMany(step => step)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_knows_nothing_of_what_stands_beside_it_or_to_its_right(string folder)
    {
        var at = Array.FindIndex(Steps, step => step.Contains(folder));
        var forbidden = Steps.Skip(at).SelectMany(step => step).Where(other => other != folder).Select(Namespace).ToArray();

        var result = Types
            .InAssembly(typeof(StageAnalyzer).Assembly)
            .That()
            .ResideInNamespaceStartingWith(Namespace(folder))
            .And()
            .DoNotHaveName(FrontDoor)
            .ShouldNot()
            .HaveDependencyOnAny(forbidden)
            .GetResult();

        Assert.Empty(result.FailingTypeNames ?? []);
    }

    [Fact]
    public void Every_folder_has_its_place() =>
        Assert.Subset(
            Steps.SelectMany(step => step).ToHashSet(StringComparer.Ordinal),
            typeof(StageAnalyzer)
                .Assembly.GetTypes()
                .Where(type => type.Namespace is { } name && name.StartsWith("DockerSplit.", StringComparison.Ordinal))
                .Select(type => type.Namespace!.Split('.')[1])
                .ToHashSet(StringComparer.Ordinal)
        );

    private static string Namespace(string folder) => $"DockerSplit.{folder}";
}
