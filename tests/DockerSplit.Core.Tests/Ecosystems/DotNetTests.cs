using DockerSplit.Core.Tests.Planning;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Core.Tests.Ecosystems;

/// <summary>Which of the runtime images serves is told by what was published, or else by the project.</summary>
public sealed class DotNetTests
{
    private const string Base = "mcr.microsoft.com/dotnet/aspnet:8.0";
    private const string Runtime = "mcr.microsoft.com/dotnet/runtime:8.0";
    private const string Libraries = "mcr.microsoft.com/dotnet/runtime-deps:8.0";

    [Theory]
    [InlineData("""{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "8.0.0" } } }""", Runtime)]
    [InlineData(
        """{ "runtimeOptions": { "frameworks": [{ "name": "Microsoft.NETCore.App" }, { "name": "Microsoft.AspNetCore.App" }] } }""",
        Base
    )]
    [InlineData("""{ "runtimeOptions": { "includedFrameworks": [{ "name": "Microsoft.NETCore.App" }] } }""", Libraries)]
    public void What_was_published_names_its_frameworks(string settings, string expected)
    {
        var seen = Published().Text("/app/shop.runtimeconfig.json", settings).Text("/src/obj/other.runtimeconfig.json", "{}");

        Assert.Equal(expected, First(seen, "dotnet publish -o /app"));
    }

    [Fact]
    public void Settings_that_say_nothing_leave_it_to_the_name_of_the_image()
    {
        var seen = Published().Text("/app/shop.runtimeconfig.json", "{ \"runtimeOptions\": 3 }").Reach("CMD", "/usr/bin/dotnet");

        Assert.DoesNotContain(First(seen, "dotnet publish -o /app"), new[] { Runtime, Libraries });
    }

    [Theory]
    [InlineData("Microsoft.NET.Sdk.Web", "", "", Base)]
    [InlineData("Microsoft.NET.Sdk", "", "", Runtime)]
    [InlineData("Microsoft.NET.Sdk.Worker", "", "", Runtime)]
    [InlineData("Microsoft.NET.Sdk", "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />", "", Base)]
    [InlineData("Microsoft.NET.Sdk", "<PublishAot>true</PublishAot>", "", Libraries)]
    [InlineData("Microsoft.NET.Sdk.Web", "", " -r linux-x64 --self-contained", Libraries)]
    [InlineData("Microsoft.NET.Sdk.Web", "", " --self-contained false", Base)]
    public void By_the_text_the_project_tells(string sdk, string property, string options, string expected)
    {
        var seen = new Seen { IsDescribed = true }.Text("/src/shop.csproj", $"<Project Sdk=\"{sdk}\">{property}</Project>");

        Assert.Equal(expected, First(seen, "dotnet publish -o /app" + options));
    }

    private static Seen Published() =>
        new()
        {
            Config = new()
            {
                Architecture = "amd64",
                WorkingDirectory = "/app",
                Entrypoint = ["dotnet", "shop.dll"],
            },
        };

    private static string? First(Seen seen, string publish)
    {
        var text = $"FROM mcr.microsoft.com/dotnet/sdk:8.0\nRUN {publish}\n";
        var model = DockerfileModel.Create(
            DockerfileSyntax.Parse(new(text)),
            System.Collections.Immutable.ImmutableDictionary<string, string>.Empty
        );

        return seen.Draft(
                DockerSplit.Analysis.StageAnalyzer.Analyze(model.Stages[0], DockerSplit.Composition.ShippedCommands.Catalog, null)
            )
            .Candidates.FirstOrDefault()
            ?.Reference;
    }
}
