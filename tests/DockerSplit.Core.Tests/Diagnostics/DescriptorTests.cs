using System.Reflection;
using DockerSplit.Diagnostics;
using DockerSplit.Testing;

namespace DockerSplit.Core.Tests.Diagnostics;

public sealed class DescriptorTests
{
    private static string Pages => Path.Combine(Repository.Root, "docs", "rules");

    private static List<DiagnosticDescriptor> Descriptors() =>
        [
            .. typeof(DiagnosticDescriptor)
                .Assembly.GetTypes()
                .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
                .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
                .Select(field => (DiagnosticDescriptor)field.GetValue(null)!),
        ];

    [Fact]
    public void No_two_diagnostics_share_an_id() => Assert.Distinct(Descriptors().Select(descriptor => descriptor.Id));

    [Fact]
    public void Every_id_has_a_page_and_every_page_an_id() =>
        Assert.Equal(
            Descriptors().Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Pages, "DS*.md").Select(page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_page_begins_with_the_id_and_the_title() =>
        Assert.All(
            Descriptors(),
            descriptor =>
                Assert.StartsWith(
                    $"# {descriptor.Id}: {descriptor.Title}\n",
                    File.ReadAllText(Path.Combine(Pages, descriptor.Id + ".md")),
                    StringComparison.Ordinal
                )
        );
}
