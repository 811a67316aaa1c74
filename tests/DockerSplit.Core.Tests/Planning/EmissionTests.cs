using DockerSplit.Facts;
using DockerSplit.Planning;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>The text that a plan becomes.</summary>
public sealed class EmissionTests
{
    private static Seen App() => new Seen().Package("gcc").Built("/opt/app/run").Reach("CMD", "/opt/app/run", NeedKind.Root);

    [Fact]
    public void A_last_RUN_that_ends_in_the_middle_is_ended_before_the_next_FROM()
    {
        var text = Text(App(), "FROM debian\nCMD [\"/opt/app/run\"]\nRUN apt-get install -y gcc && make install \\\n");

        Assert.Contains("make install \n\nFROM debian\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_holds_lines_stays_one_instruction()
    {
        var seen = new Seen
        {
            Config = new() { Architecture = "amd64", Environment = ["NOTE=a\nRUN touch /x"] },
        }
            .Package("gcc")
            .Built("/opt/app/run")
            .Reach("CMD", "/opt/app/run", NeedKind.Root)
            .StartFrom(new() { Architecture = "amd64" });

        var result = seen.Plan("FROM debian\nRUN apt-get install -y gcc && make install\nCMD [\"/opt/app/run\"]\n");

        Assert.DoesNotContain(
            "\nRUN touch /x",
            result is Split split ? split.Text.Replace("\\\nRUN", "", StringComparison.Ordinal) : "",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Several_directories_are_copied_each_into_itself()
    {
        var text = Text(
            App().Built("/opt/other/data").Built("/srv/c"),
            "FROM debian\nRUN apt-get install -y gcc && make install\nCMD [\"/opt/app/run\"]\n"
        );

        Assert.DoesNotContain("/opt/app /opt/other", text, StringComparison.Ordinal);
    }

    private static string Text(Seen seen, string dockerfile) => Assert.IsType<Split>(seen.Plan(dockerfile)).Text;
}
