namespace DockerSplit.Core.Tests.Ecosystems;

/// <summary>dotnet's commands and R's, in the forms that they document.</summary>
public sealed class SdkTests
{
    [Theory]
    [InlineData("dotnet publish App.csproj -c Release -o out", "/w/out")]
    [InlineData("dotnet publish --output=/app", "/app")]
    [InlineData(
        "dotnet publish src/App -c Release -f net8.0 -r linux-x64 --self-contained true",
        "/w/src/App/bin/Release/net8.0/linux-x64/publish"
    )]
    [InlineData("dotnet publish src/App/App.fsproj -c Release -f net8.0", "/w/src/App/bin/Release/net8.0/publish")]
    [InlineData("dotnet publish -c Release --no-restore", "/w/bin/Release/*/publish*")]
    [InlineData("dotnet publish -c Release -o /app /p:UseAppHost=false", "/app")]
    [InlineData("dotnet publish /p:PublishTrimmed=true -c Release -f net8.0", "/w/bin/Release/net8.0/publish")]
    [InlineData("dotnet publish -c Release -p:PublishDir=/out", "/out")]
    [InlineData("dotnet publish /p:PublishDir=/out/", "/out")]
    [InlineData("dotnet build App.sln -c Release -o /b", "/b")]
    [InlineData("dotnet pack -o /n", "/n")]
    [InlineData("dotnet tool install --tool-path /tools x", "/tools")]
    [InlineData("dotnet tool install --global x", "/root/.dotnet/tools")]
    [InlineData("dotnet tool restore", "")]
    [InlineData("dotnet new console -o app", "/w/app")]
    [InlineData("dotnet restore --packages /p", "")]
    [InlineData("dotnet test", "")]
    [InlineData("dotnet --info", "")]
    [InlineData("dotnet exec x.dll", "?")]
    [InlineData("dotnet x.dll", "?")]
    public void What_the_SDK_makes_lies_where_it_is_told_to(string program, string expected) =>
        Assert.Equal(expected, Placed.Of("mcr.microsoft.com/dotnet/sdk:8.0", program));

    [Theory]
    [InlineData("Rscript -e 'install.packages(\"x\")'", "/usr/local/lib/R/site-library")]
    [InlineData("Rscript -e \"remotes::install_github('x/y')\"", "/usr/local/lib/R/site-library")]
    [InlineData("install2.r --error x y", "/usr/local/lib/R/site-library")]
    [InlineData("install2.r -l /lib x", "/lib")]
    [InlineData("R CMD INSTALL -l /lib x.tar.gz", "/lib")]
    [InlineData("R CMD INSTALL --library=/lib x.tar.gz", "/lib")]
    [InlineData("R -e 'print(1)'", "?")]
    [InlineData("Rscript x.R", "?")]
    public void R(string program, string expected) => Assert.Equal(expected, Placed.Of("r-base:4.3.1", program));
}
