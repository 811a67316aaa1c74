using DockerSplit.Analysis.Commands;
using DockerSplit.Composition;
using DockerSplit.PackageSystems;

namespace DockerSplit.Core.Tests.Analysis.Commands;

/// <summary>Every name of a command has one home.</summary>
public sealed class CatalogTests
{
    private static readonly CommandRow[] Rows = CommandRow.General.Content;

    [Fact]
    public void A_name_has_one_row() => Assert.Empty(Repeated(Rows.Select(row => row.Name)));

    [Fact]
    public void A_name_has_one_reader() => Assert.Empty(Repeated(ShippedCommands.Catalog.Readers.SelectMany(reader => reader.Names)));

    [Fact]
    public void A_name_with_a_reader_has_no_row_that_says_what_it_does()
    {
        var read = ShippedCommands.Catalog.Readers.SelectMany(reader => reader.Names).ToHashSet();

        Assert.Empty(Rows.Where(row => read.Contains(row.Name) && (row.Does is not null || row.Writes.Length > 0)).Select(row => row.Name));
    }

    [Fact]
    public void Rows_are_sorted_and_each_has_its_reason()
    {
        Assert.Equal(
            Rows.Select(row => row.Name).Order(StringComparer.OrdinalIgnoreCase).ThenBy(name => name, StringComparer.Ordinal),
            Rows.Select(row => row.Name)
        );
        Assert.All(Rows, row => Assert.NotEmpty(row.Why));
    }

    [Fact]
    public void A_row_says_something() =>
        Assert.All(
            Rows,
            row =>
                Assert.True(
                    row is { Does: not null } or { Is: [_, ..] } or { Shell: not null } or { Prints: not null } or { Program: not null }
                        || row is { Dialect: not null } or { Wrapper: not null } or { Writes: [_, ..] } or { Questions: [_, ..] },
                    row.Name
                )
        );

    [Fact]
    public void A_made_up_catalog_is_all_that_an_analysis_knows()
    {
        var catalog = new CommandCatalog(
            [
                new("mystery", "a test's own") { Does = CommandUse.Nothing },
                new("wrap", "a test's own") { Wrapper = new() { Operands = 1 } },
            ],
            [new(["maker"], invocation => [new DockerSplit.Analysis.Compile("maker", invocation.WorkingDirectory)])],
            []
        );
        var steps = StepsOf.Dockerfile(
            "FROM a\nSHELL [\"/bin/sh\", \"-c\"]\nRUN [\"wrap\", \"1\", \"maker\"]\nRUN [\"mystery\"]\nRUN [\"gcc\", \"a.c\"]\n",
            catalog
        );

        Assert.Equal(
            "Compile NoEffect UnknownEffect",
            string.Join(' ', steps.SelectMany(step => step.Effects).Select(effect => effect.GetType().Name))
        );
    }

    [Theory]
    [InlineData("exec", CommandTrait.Starts, true)]
    [InlineData("su-exec", CommandTrait.NamesAccounts, true)]
    [InlineData("cd", CommandTrait.Builtin, true)]
    [InlineData("sed", CommandTrait.Builtin, false)]
    [InlineData("grep", CommandTrait.Asks, true)]
    [InlineData("nobody-knows-this", CommandTrait.Builtin, false)]
    public void A_trait_is_told_by_name(string name, CommandTrait trait, bool expected) =>
        Assert.Equal(expected, ShippedCommands.Catalog.Is(name, trait));

    [Fact]
    public void Each_package_system_brings_its_commands() =>
        Assert.All(PackageSystemCatalog.All, system => Assert.NotEmpty(system.Commands));

    private static IEnumerable<string> Repeated(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);
}
