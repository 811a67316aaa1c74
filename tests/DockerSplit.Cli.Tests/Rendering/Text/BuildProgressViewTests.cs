using DockerSplit.Application;
using DockerSplit.Cli.Rendering.Text;
using DockerSplit.Testing;

namespace DockerSplit.Cli.Tests.Rendering.Text;

public sealed class BuildProgressViewTests
{
    private static readonly ApplicationEvent[] Build =
    [
        new PhaseStarted("Building the original"),
        new BuildStepStarted("[1/3] FROM alpine", Cached: false),
        new BuildStepStarted("[1/3] FROM alpine", Cached: true),
        new BuildStepStarted("[2/3] RUN make     &&\n make install", Cached: false),
        new BuildLogLine("cc -c main.c"),
        new BuildLogLine("cc -o main main.o"),
        new BuildStepStarted($"[3/3] RUN {new string('x', 200)}", Cached: false),
        new PhaseStarted("Reading the original image"),
    ];

    [Fact]
    public async Task Without_a_terminal_each_step_gets_one_line()
    {
        var console = await ShowAsync(isTerminal: false, Build);

        Assert.Equal(
            $"""
            Building the original...
              [1/3] FROM alpine (cached)
              [2/3] RUN make && make install
              [3/3] RUN {new string('x', 87)}...
            Reading the original image...

            """,
            console.ErrorText
        );
    }

    [Fact]
    public async Task On_a_terminal_the_current_step_is_drawn_and_gone_at_the_end()
    {
        var console = await ShowAsync(isTerminal: true, Build[..5]);

        Assert.Contains("Building the original", console.ErrorText);
        Assert.Contains("\u001b[", console.ErrorText);
        Assert.DoesNotContain("cc -c", console.ErrorText);
    }

    [Fact]
    public async Task What_was_read_of_an_image_is_shown_to_who_watches_alone()
    {
        ApplicationEvent[] reading = [new PhaseStarted("Reading the original image"), new BytesRead(160_000_000), new Remark("done")];

        Assert.Equal("Reading the original image...\ndone\n", (await ShowAsync(isTerminal: false, reading)).ErrorText);
        Assert.NotEmpty((await ShowAsync(isTerminal: true, reading)).ErrorText);
    }

    [Fact]
    public async Task Nothing_is_drawn_when_nothing_happens()
    {
        var console = await ShowAsync(isTerminal: true, []);

        Assert.Empty(console.ErrorText);
    }

    private static async Task<TestConsole> ShowAsync(bool isTerminal, ApplicationEvent[] events)
    {
        var console = new TestConsole(Path.GetTempPath(), isTerminal);
        await using (var view = new BuildProgressView(console))
        {
            foreach (var value in events)
                view.Report(value);
        }

        return console;
    }
}
