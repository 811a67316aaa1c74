using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Core.Tests.Oracles;

/// <summary>docksplit takes a program for well-formed exactly when a real shell does.</summary>
public sealed class ShellAgreementTests
{
    [Fact]
    public void Every_RUN_of_the_corpus_is_accepted_exactly_when_bash_accepts_it()
    {
        Assert.SkipUnless(OracleProcess.Exists("bash"), "bash is not installed");
        Assert.SkipWhen(CorpusPrograms.All.IsEmpty, "the corpus of real Dockerfiles is not beside the project");

        Assert.Empty(CorpusPrograms.All.Select(program => Disagreement(program.Name, program.Text, ShellDialect.Bash)).OfType<string>());
    }

    [Fact]
    public void Every_RUN_of_the_corpus_for_sh_is_accepted_exactly_when_dash_accepts_it()
    {
        Assert.SkipUnless(OracleProcess.Exists("dash"), "dash is not installed");
        Assert.SkipWhen(CorpusPrograms.All.IsEmpty, "the corpus of real Dockerfiles is not beside the project");
        var programs = CorpusPrograms.All.Where(program => program.Dialect == ShellDialect.Posix);

        Assert.Empty(programs.Select(program => Disagreement(program.Name, program.Text, ShellDialect.Posix)).OfType<string>());
    }

    [Theory]
    [MemberData(nameof(ShellSamples.All), MemberType = typeof(ShellSamples))]
    public void A_sample_is_accepted_exactly_when_bash_accepts_it(string program)
    {
        Assert.SkipUnless(OracleProcess.Exists("bash"), "bash is not installed");

        Assert.Null(Disagreement("sample", LogicalText.Of(program), ShellDialect.Bash));
    }

    [Theory]
    [MemberData(nameof(ShellSamples.All), MemberType = typeof(ShellSamples))]
    public void A_sample_is_accepted_exactly_when_dash_accepts_it(string program)
    {
        Assert.SkipUnless(OracleProcess.Exists("dash"), "dash is not installed");

        Assert.Null(Disagreement("sample", LogicalText.Of(program), ShellDialect.Posix));
    }

    [Theory]
    [MemberData(nameof(ShellSamples.Exceptions), MemberType = typeof(ShellSamples))]
    public void An_exception_from_the_agreement_is_known_by_name(string program, bool accepted, string why)
    {
        Assert.SkipUnless(OracleProcess.Exists("bash"), "bash is not installed");

        Assert.True(Accepts("bash", program) != accepted, why);
        Assert.Equal(accepted, !ShellScript.Parse(LogicalText.Of(program), ShellDialect.Bash).HasErrors);
    }

    private static string? Disagreement(string name, LogicalText text, ShellDialect dialect)
    {
        var shell = dialect == ShellDialect.Bash ? "bash" : "dash";
        var accepted = Accepts(shell, text.Text);
        var script = ShellScript.Parse(text, dialect);
        if (accepted != script.HasErrors)
            return null;

        return accepted
            ? $"{name}: {shell} accepts it, docksplit says: {script.Diagnostics[0]}"
            : $"{name}: {shell} refuses it, docksplit does not: {text.Text}";
    }

    /// <summary>bash -n reports what is wrong inside of [[ ]], and yet exits with 0.</summary>
    private static bool Accepts(string shell, string program)
    {
        var (exitCode, _, errors) = OracleProcess.Run(shell, program, "-n");

        return exitCode == 0 && !errors.Contains("conditional", StringComparison.Ordinal);
    }
}
