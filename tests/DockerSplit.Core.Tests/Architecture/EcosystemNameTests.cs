using System.Text.RegularExpressions;
using DockerSplit.Testing;

namespace DockerSplit.Core.Tests.Architecture;

/// <summary>What belongs to a language stands in its folder: the rest of the code knows none by name.</summary>
public sealed partial class EcosystemNameTests
{
    /// <summary>Lines that name one all the same; the list only gets shorter.</summary>
    private static readonly string[] Exceptions =
    [
        // Directories of many files that no search for Dockerfiles should enter.
        "DockerSplit.Cli/Files/DockerfileSearch.cs: __pycache__",
        "DockerSplit.Cli/Files/DockerfileSearch.cs: node_modules",
        // Interpreters by the first word of a start command; to be asked of the ecosystems.
        "DockerSplit.Core/Description/Starting/Programs.cs: dotnet",
        "DockerSplit.Core/Description/Starting/Programs.cs: java",
        "DockerSplit.Core/Description/Starting/Programs.cs: lua",
        "DockerSplit.Core/Description/Starting/Programs.cs: nodejs",
        "DockerSplit.Core/Description/Starting/Programs.cs: perl",
        "DockerSplit.Core/Description/Starting/Programs.cs: php",
        "DockerSplit.Core/Description/Starting/Programs.cs: python",
        "DockerSplit.Core/Description/Starting/Programs.cs: ruby",
    ];

    [Fact]
    public void No_code_outside_of_its_folder_names_an_ecosystem()
    {
        var source = Path.Combine(Repository.Root, "src");
        var found =
            from file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(source, file).Replace('\\', '/')
            where
                !path.StartsWith("DockerSplit.Core/Ecosystems/", StringComparison.Ordinal)
                && !path.Contains("/obj/", StringComparison.Ordinal)
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.Contains("Docker.DotNet", StringComparison.Ordinal)
            from Match name in Names().Matches(line)
            select $"{path}: {name.Value}";

        Assert.Equal(Exceptions, found.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(
        @"\b(python[0-9]?|pip|__pycache__|npm|yarn|pnpm|node_modules|nodejs|golang|cargo|rustc?|dotnet|nuget|maven|mvn|gradle|java|javac|php|pecl|composer|ruby|gems?|bundler|perl|cpan|lua|luarocks|haskell|ghc|erlang|elixir|rebar3?|swift|ocaml|pyc)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Names();
}
