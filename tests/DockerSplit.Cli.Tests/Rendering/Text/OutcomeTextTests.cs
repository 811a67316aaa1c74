using DockerSplit.Application;
using DockerSplit.Application.Comparing;
using DockerSplit.Application.Rewriting;
using DockerSplit.Application.Verifying;
using DockerSplit.Cli.Rendering.Text;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Tests.Reports;
using DockerSplit.Diagnostics;
using DockerSplit.Engine;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Planning;
using DockerSplit.Testing;
using DockerSplit.Text;

namespace DockerSplit.Cli.Tests.Rendering.Text;

public sealed class OutcomeTextTests
{
    private static readonly SourceText Source = new("FROM a\nRUN b\n");
    private static readonly DiagnosticDescriptor Unknown = new("DS9999", "A test's own", "'{0}' is not known", DiagnosticSeverity.Error);

    private readonly TestConsole _console = new(Path.GetTempPath());

    [Fact]
    public void Why_there_is_nothing_to_split_is_said_on_standard_error()
    {
        Write(new Refused(new NothingToSplit("no package is build-only", [])));

        Assert.Equal("docksplit: Dockerfile: nothing to split: no package is build-only\n", _console.ErrorText);
        Assert.Empty(_console.OutText);
    }

    [Fact]
    public void The_stages_of_a_multi_stage_file_are_counted()
    {
        Write(new Refused(new AlreadyMultiStage(3)));

        Assert.Equal("docksplit: Dockerfile: already multi-stage (3 stages), nothing was written\n", _console.ErrorText);
    }

    [Fact]
    public void A_diagnostic_begins_with_file_line_and_column()
    {
        Write(new Refused(new Unsupported([Unknown.At(Source, new(7, 3), "RUN")])));

        Assert.Equal("Dockerfile:2:1: 'RUN' is not known [DS9999]\n", _console.ErrorText);
    }

    [Fact]
    public void Where_the_text_does_not_tell_enough_each_doubt_stands_at_its_place_and_what_to_do_after_them()
    {
        Write(SampleOutcome.Doubtful());

        Assert.Equal(
            """
            docksplit: Dockerfile: needs an engine: the text alone does not tell enough, nothing was written
            Dockerfile:3:1: it is not known whether run time needs 'RUN' [DS4999]
            docksplit: run it where a Docker engine answers, which shows what the text does not tell;
            docksplit: or say it in a comment, such as '# docksplit: keep /path' (drop PATH, runtime PACKAGE, build PACKAGE), or in .docksplit.yaml;
            docksplit: or take the plan as a guess with --guess

            """,
            _console.ErrorText
        );
        Assert.Empty(_console.OutText);
    }

    [Fact]
    public void Many_diagnostics_are_cut_short()
    {
        Write(new Refused(new Unsupported([.. Enumerable.Repeat(Unknown.At(Source, new(0, 4), "x"), 25)])));

        Assert.Equal(21, _console.ErrorText.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith("docksplit: 5 more like these\n", _console.ErrorText);
    }

    [Fact]
    public void What_broke_is_said_line_by_line()
    {
        Write(new Unbuildable(new(null, "RUN make failed:\nmake: *** no targets")));

        Assert.Equal(
            "docksplit: Dockerfile: original broken\ndocksplit: RUN make failed:\ndocksplit: make: *** no targets\n",
            _console.ErrorText
        );
    }

    [Fact]
    public void Where_nothing_is_proved_it_is_said_what_to_ask()
    {
        Write(Builder.Build(SampleOutcome.Create(Outcome.Unproved), target: "Dockerfile.ms", isWritten: false, reproduce: []));

        Assert.StartsWith("Verdict     unproved ", _console.OutText);
        Assert.Contains("docksplit: Dockerfile: unproved; nothing was written\n", _console.ErrorText, StringComparison.Ordinal);
        Assert.Contains("--exec 'PROGRAM ARGUMENTS'", _console.ErrorText, StringComparison.Ordinal);
        Assert.Contains("--guess", _console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unproved_file_that_was_written_is_a_guess() =>
        Assert.Contains(
            "unproved; Dockerfile.ms holds a guess that nothing proves",
            ErrorOf(Builder.Build(SampleOutcome.Create(Outcome.Unproved), target: "Dockerfile.ms", isWritten: true, reproduce: [])),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_verdict_that_rests_on_weak_answers_alone_says_so_in_its_first_line()
    {
        var error = new HttpAnswer("http", 404, "text/html", "", "");
        var measured = new Measurement(new(2, []), new(1, []), [new("port 80, /", error, error, true)], []);

        Write(Builder.Build(new VerifiedPair(new SameBehaviour(measured), SecretMask.None), SampleOutcome.Source, []));

        Assert.StartsWith("Verdict  verified on weak answers alone", _console.OutText);
        Assert.Contains("both: http 404 text/html (weak)", _console.OutText, StringComparison.Ordinal);
        Assert.Contains("--path", _console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_round_says_what_failed_in_it()
    {
        Write(SampleOutcome.Create());

        Assert.Contains(" the first plan: rewritten broken: it ended\n", _console.OutText, StringComparison.Ordinal);
        Assert.Contains(" library libx.so.1 is missing: verified\n", _console.OutText, StringComparison.Ordinal);
    }

    private string ErrorOf(RewriteReport report)
    {
        Write(report);

        return _console.ErrorText;
    }

    [Fact]
    public async Task Both_answers_stand_in_the_table()
    {
        var page = new HttpAnswer("http", 200, "text/html", "", "");
        var measured = new Measurement(
            new(144_017_196, []),
            new(12_030_000, []),
            [new("GET / on port 80", page, page, true), new("GET / on port 443", page, new NoAnswer("no answer"), false)],
            [new("USER", "", "nobody", Severity.Breaks)]
        );

        Write(Builder.Build(new VerifiedPair(new OtherBehaviour(measured, "they differ"), SecretMask.None), SampleOutcome.Source, []));

        await Verifier.Verify(_console.OutText);
    }

    /// <summary>A verdict, a path, a question and a reason, each longer than any terminal is wide.</summary>
    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    public async Task The_table_fits_the_terminal(int width)
    {
        var path = $"/usr/local/lib/{string.Concat(Enumerable.Repeat("deeper/", 20))}libtide.so.1";
        var page = new HttpAnswer("http", 200, "text/html", "", "");
        var measured = new Measurement(
            new(144_017_196, []),
            new(12_030_000, []),
            [new($"GET {path} on port 80", page, page, true)],
            [new(path, new string('x', 200), "nobody", Severity.Breaks)]
        );
        using var text = new StringWriter { NewLine = "\n" };

        OutcomeTable.Write(
            Builder.Build(new VerifiedPair(new OtherBehaviour(measured, "they differ"), SecretMask.None), SampleOutcome.Source, []),
            new(text, IsTerminal: true, Colour: false, width)
        );

        Assert.All(
            text.ToString().Split('\n'),
            line =>
                Assert.InRange(
                    line.Replace("\u001b[1m", "", StringComparison.Ordinal).Replace("\u001b[0m", "", StringComparison.Ordinal).Length,
                    0,
                    width
                )
        );
        await Verifier.Verify(text.ToString()).UseTextForParameters($"{width}");
    }

    [Fact]
    public void A_terminal_without_NO_COLOR_shows_the_verdict_in_colour()
    {
        Assert.Contains("\u001b[", Coloured([]));
        Assert.DoesNotContain("[31", Coloured(new(StringComparer.Ordinal) { ["NO_COLOR"] = "1" }));
    }

    private static string Coloured(Dictionary<string, string> variables)
    {
        var console = new TestConsole(Path.GetTempPath(), isTerminal: true) { Variables = variables };
        new OutcomeText(console.Out, console.Error).Write(
            Builder.Build(
                new VerifiedPair(new SameBehaviour(new(new(1, []), new(1, []), [], [])), SecretMask.None),
                SampleOutcome.Source,
                []
            )
        );

        return console.OutText;
    }

    private static RewriteReportBuilder Builder => new(Source);

    private void Write(RewriteOutcome outcome) => Write(Builder.Build(outcome, target: null, isWritten: false, reproduce: []));

    private void Write(RewriteReport report) => new OutcomeText(_console.Out, _console.Error).Write(report);
}
