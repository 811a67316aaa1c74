using DockerSplit.Engine.Verification;
using DockerSplit.Facts;
using DockerSplit.Knowledge;

namespace DockerSplit.Engine.Tests.Verification;

public sealed class FailureReaderTests
{
    public static TheoryData<string> Examples => [.. EngineData.Failures.Select(known => known.Rule.Example)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_rule_reads_its_own_example(string example)
    {
        var (rule, ecosystem) = EngineData.Failures.First(known => known.Rule.Example == example);

        var fact = Assert.Single(FailureReader.Read([example]));

        Assert.Equal((rule.Fact, rule.Name), Describe(fact));
        Assert.Equal(rule.Fact == FailureFact.Module ? ecosystem : null, (fact as MissingModule)?.Language);
    }

    [Fact]
    public void The_program_that_needs_a_library_is_told_where_musl_tells_it()
    {
        var fact = Assert.Single(
            FailureReader.Read([
                "Error loading shared library libpcre.so.1: No such file or directory (needed by /usr/local/nginx/sbin/nginx)",
            ])
        );

        Assert.Equal("/usr/local/nginx/sbin/nginx", Assert.IsType<MissingLibrary>(fact).NeededBy);
    }

    [Fact]
    public void The_same_fact_is_told_once()
    {
        var facts = FailureReader.Read(["sh: curl: not found", "/entrypoint.sh: line 2: curl: not found", "sh: jq: not found"]);

        Assert.Equal(["curl", "jq"], facts.Cast<MissingCommand>().Select(fact => fact.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET /favicon.ico 404 Not Found")]
    [InlineData("2026/11/24 01:02:03 [notice] 1#1: start worker processes")]
    [InlineData("* Ready to accept connections tcp")]
    [InlineData("config file not found, using defaults")]
    public void Innocent_lines_teach_nothing(string line) => Assert.Empty(FailureReader.Read([line]));

    [Fact]
    public void A_line_of_a_megabyte_is_read_in_no_time() =>
        Assert.Empty(FailureReader.Read([new string('/', 500_000) + new string('a', 500_000)]));

    private static (FailureFact Fact, string Name) Describe(LearnedFact fact) =>
        fact switch
        {
            MissingLibrary library => (FailureFact.Library, library.Soname),
            MissingSymbol symbol => (FailureFact.Symbol, symbol.Symbol),
            UnknownPackage package => (FailureFact.Package, package.Name),
            MissingCommand command => (FailureFact.Command, command.Name),
            MissingFile file => (FailureFact.File, file.Path),
            MissingModule module => (FailureFact.Module, module.Name),
            MissingUser user => (FailureFact.User, user.Name),
            PermissionDenied permission => (FailureFact.Permission, permission.Path),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
