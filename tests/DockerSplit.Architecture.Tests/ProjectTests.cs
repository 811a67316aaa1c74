using System.Reflection;
using DockerSplit.Analysis;
using DockerSplit.Application;
using DockerSplit.Cli;
using DockerSplit.Engine;
using DockerSplit.Images;
using NetArchTest.Rules;

namespace DockerSplit.Architecture.Tests;

/// <summary>What each project may know.</summary>
public sealed class ProjectTests
{
    private static readonly Assembly Core = typeof(StageAnalyzer).Assembly;
    private static readonly Assembly Images = typeof(ImageReader).Assembly;
    private static readonly Assembly Engine = typeof(EngineSession).Assembly;
    private static readonly Assembly Application = typeof(EnvironmentFailure).Assembly;
    private static readonly Assembly Cli = typeof(DocksplitProgram).Assembly;

    [Fact]
    public void Core_stands_alone() => Assert.Empty(References(Core));

    [Fact]
    public void Images_knows_Core_and_one_package_for_compressed_layers() =>
        Assert.Equal(["DockerSplit.Core", "ZstdSharp"], References(Images));

    [Fact]
    public void Engine_knows_Core_and_not_Images() => Assert.DoesNotContain("DockerSplit.Images", References(Engine));

    [Fact]
    public void The_application_knows_no_command_line()
    {
        Assert.DoesNotContain("docksplit", References(Application));
        Assert.DoesNotContain("System.CommandLine", References(Application));
        Assert.DoesNotContain("System.Console", Application.GetReferencedAssemblies().Select(name => name.Name));
    }

    [Theory]
    [InlineData("System.IO.File")]
    [InlineData("System.IO.FileStream")]
    [InlineData("System.IO.Directory")]
    [InlineData("System.Net")]
    [InlineData("System.Diagnostics.Process")]
    [InlineData("System.Console")]
    public void Core_and_Images_reach_for_nothing_outside(string name)
    {
        AssertFree(Types.InAssembly(Core).ShouldNot().HaveDependencyOn(name));
        AssertFree(Types.InAssembly(Images).ShouldNot().HaveDependencyOn(name));
    }

    /// <summary>Options and settings are made into recipes of the engine, and the program's entry catches its failures: composition.</summary>
    [Fact]
    public void Of_the_command_line_only_composition_knows_Engine_and_Images() =>
        AssertFree(
            Types
                .InAssembly(Cli)
                .That()
                .ResideInNamespaceMatching(@"^DockerSplit\.Cli\.(Files|Terminal|Rendering)")
                .ShouldNot()
                .HaveDependencyOnAny(
                    "DockerSplit.Images",
                    "DockerSplit.Engine.Builds",
                    "DockerSplit.Engine.Connection",
                    "DockerSplit.Engine.EngineSession",
                    "DockerSplit.Engine.Store",
                    "DockerSplit.Engine.Store",
                    "DockerSplit.Engine.Verification"
                )
        );

    [Fact]
    public void Rendering_draws_reports_and_knows_nothing_of_where_they_come_from() =>
        AssertFree(
            Types
                .InAssembly(Cli)
                .That()
                .ResideInNamespaceStartingWith("DockerSplit.Cli.Rendering")
                .ShouldNot()
                .HaveDependencyOnAny(
                    "DockerSplit.Planning",
                    "DockerSplit.Emission",
                    "DockerSplit.Analysis",
                    "DockerSplit.Facts",
                    "DockerSplit.Engine",
                    "DockerSplit.Images",
                    "DockerSplit.Application.Rewriting",
                    "DockerSplit.Application.Checking",
                    "DockerSplit.Application.Comparing",
                    "DockerSplit.Application.Inspecting",
                    "DockerSplit.Cli.Files",
                    "DockerSplit.Cli.Commands"
                )
        );

    /// <summary>So that no other command loads it.</summary>
    [Fact]
    public void The_agents_protocol_is_known_by_its_room_alone() =>
        AssertFree(
            Types
                .InAssembly(Cli)
                .That()
                .DoNotResideInNamespaceStartingWith("DockerSplit.Cli.Agents")
                .ShouldNot()
                .HaveDependencyOn("ModelContextProtocol")
        );

    [Fact]
    public void Reports_are_not_drawn_where_they_are_made() =>
        AssertFree(
            Types
                .InAssembly(Cli)
                .That()
                .ResideInNamespaceStartingWith("DockerSplit.Cli.Reports")
                .ShouldNot()
                .HaveDependencyOnAny("DockerSplit.Cli.Rendering", "DockerSplit.Cli.Terminal", "DockerSplit.Cli.Files", "Spectre.Console")
        );

    /// <summary>What the runtime itself brings is no reference worth a word.</summary>
    private static IEnumerable<string> References(Assembly assembly) =>
        assembly
            .GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) || name == "System.CommandLine")
            .Where(name => name is not ("mscorlib" or "netstandard"))
            .Order(StringComparer.Ordinal);

    private static void AssertFree(ConditionList condition)
    {
        var result = condition.GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
