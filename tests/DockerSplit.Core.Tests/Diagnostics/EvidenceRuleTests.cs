using System.Reflection;
using DockerSplit.Diagnostics;
using DockerSplit.Testing;

namespace DockerSplit.Core.Tests.Diagnostics;

public sealed class EvidenceRuleTests
{
    private static string Pages => Path.Combine(Repository.Root, "docs", "rules", "evidence");

    private static List<EvidenceRule> Rules() =>
        [
            .. typeof(EvidenceRule)
                .Assembly.GetTypes()
                .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
                .Where(field => field.FieldType == typeof(EvidenceRule))
                .Select(field => (EvidenceRule)field.GetValue(null)!),
        ];

    [Fact]
    public void No_two_rules_share_an_id() => Assert.Distinct(Rules().Select(rule => rule.Id));

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() =>
        Assert.Equal(
            Rules().Select(rule => rule.Id).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Pages, "*.md").Select(page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_page_begins_with_the_id_and_the_title() =>
        Assert.All(
            Rules(),
            rule =>
                Assert.StartsWith(
                    $"# {rule.Id}: {rule.Title}\n",
                    File.ReadAllText(Path.Combine(Pages, rule.Id + ".md")),
                    StringComparison.Ordinal
                )
        );
}
