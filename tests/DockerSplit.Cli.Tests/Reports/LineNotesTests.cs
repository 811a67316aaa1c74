namespace DockerSplit.Cli.Tests.Reports;

public sealed class LineNotesTests
{
    [Fact]
    public void Each_line_of_the_original_tells_where_it_goes_and_what_it_led_to()
    {
        var original = SamplePages.Full().Dockerfiles!.Original;

        Assert.Contains(original.Notes, note => note is { Line: 3, Decision: "in the builder stage" });
        Assert.Contains(original.Notes, note => note is { Line: 3, Decision: "gcc: dropped" });
        Assert.Contains(original.Notes, note => note is { Line: 5, LastLine: 5, Decision: "in the runtime stage" });
    }

    [Fact]
    public void Lines_of_the_runtime_stage_tell_why_they_are_there()
    {
        var rewritten = SamplePages.Full().Dockerfiles!.Rewritten!;
        var lines = rewritten.Text.Split('\n');
        string[] DecisionsAt(string start) =>
            [
                .. rewritten
                    .Notes.Where(note => lines[note.Line - 1].StartsWith(start, StringComparison.Ordinal))
                    .Select(note => note.Decision),
            ];

        Assert.Contains(DecisionsAt("COPY --from=builder"), decision => decision.StartsWith("copy /opt/a", StringComparison.Ordinal));
        Assert.Contains("starts from alpine:3.18", DecisionsAt("FROM alpine:3.18"));
        Assert.Contains("in the runtime stage", DecisionsAt("CMD"));
    }
}
