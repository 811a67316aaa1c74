using DockerSplit.Core.Tests.Analysis;
using DockerSplit.Ecosystems;
using DockerSplit.Knowledge;
using DockerSplit.Testing;

namespace DockerSplit.Core.Tests.Ecosystems;

/// <summary>Folder, data file, catalog and section of the documentation go together.</summary>
public sealed class EcosystemTests
{
    private static string Root => Repository.Root;

    private static IEnumerable<string> Names =>
        EcosystemCatalog.Shipped.All.Select(ecosystem => ecosystem.Name).Order(StringComparer.Ordinal);

    [Fact]
    public void An_ecosystem_is_a_folder_with_data_of_its_name()
    {
        var folders = Directory
            .EnumerateDirectories(Path.Combine(Root, "src/DockerSplit.Core/Ecosystems"))
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal);

        Assert.Equal(folders, Names);
        Assert.Equal(EcosystemData.Folders.Order(StringComparer.Ordinal), Names);
        Assert.All(EcosystemCatalog.Shipped.All, ecosystem => Assert.Equal(ecosystem.Name, ecosystem.Data.Name));
    }

    [Fact]
    public void An_ecosystem_has_a_section_in_the_documentation_that_tells_its_maturity()
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs/ecosystems.md"));
        var sections = page.Split("\n## ").Skip(1).Select(section => section.Split('\n')[0]);

        Assert.Equal(
            EcosystemCatalog
                .Shipped.All.OrderBy(ecosystem => ecosystem.Name, StringComparer.Ordinal)
                .Select(ecosystem => $"{ecosystem.Name} ({ecosystem.Data.Maturity.ToString().ToLowerInvariant()})"),
            sections.Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("FROM python:3.12\nRUN pip install x\n", "Python")]
    [InlineData("FROM node:20\nRUN npm ci\n", "Node")]
    [InlineData("FROM debian\nRUN fpc a.pas\n", "Pascal")]
    [InlineData("FROM debian\nRUN echo\n", "")]
    public void A_stage_tells_which_ecosystems_it_uses(string dockerfile, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                EcosystemCatalog
                    .Shipped.All.Where(ecosystem => ecosystem.Recognise(StepsOf.Dockerfile(dockerfile)) is not null)
                    .Select(ecosystem => ecosystem.Name)
            )
        );
}
