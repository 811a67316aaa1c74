using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Planning.Bases;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Core.Tests.Planning.Bases;

/// <summary>What the original's base image set is said again where the runtime base does not set it, and the author does not either.</summary>
public sealed class InheritedConfigTests
{
    private static readonly ImageConfig Empty = new();

    [Theory]
    [InlineData("", "A=1", "", "ENV A=1")]
    [InlineData("", "A=1", "A=1", "")]
    [InlineData("", "A=1", "A=2", "ENV A=1")]
    [InlineData("ENV A=3", "A=1", "", "")]
    [InlineData("ENV A 3", "A=1", "", "")]
    [InlineData("ARG A=3", "A=1", "", "ENV A=1")]
    [InlineData("", "A=x y", "", "ENV A=\"x y\"")]
    [InlineData("", "A=$x", "", "ENV A=\"\\$x\"")]
    [InlineData("", "A=\"x\\", "", "ENV A=\"\\\"x\\\\\"")]
    [InlineData("", "A=", "", "ENV A=\"\"")]
    [InlineData("", "A=b=c", "", "ENV A=\"b=c\"")]
    [InlineData("", "UNWANTED=1", "", "")]
    [InlineData("", "", "EMPTIED=1", "ENV EMPTIED=\"\"")]
    [InlineData("ENV EMPTIED=2", "", "EMPTIED=1", "")]
    [InlineData("", "", "B=1", "")]
    public void Variables(string instruction, string original, string runtime, string expected) =>
        Assert.Equal(
            expected,
            Plan(instruction, Empty with { Environment = Words(original) }, Empty with { Environment = Words(runtime) })
        );

    [Theory]
    [InlineData("", "a", "b", "", "", "ENTRYPOINT [\"a\"]|CMD [\"b\"]")]
    [InlineData("", "a", "b", "a", "b", "")]
    [InlineData("", "a", "b", "a", "", "CMD [\"b\"]")]
    [InlineData("", "", "b", "", "c", "CMD [\"b\"]")]
    [InlineData("", "a", "b", "x", "b", "ENTRYPOINT [\"a\"]|CMD [\"b\"]")]
    [InlineData("CMD [\"d\"]", "a", "b", "", "", "ENTRYPOINT [\"a\"]")]
    [InlineData("CMD [\"d\"]", "", "b", "", "c", "")]
    [InlineData("ENTRYPOINT [\"d\"]", "a", "b", "", "", "")]
    [InlineData("ENTRYPOINT d", "a", "b", "x", "y", "")]
    public void What_is_started(
        string instruction,
        string entrypoint,
        string command,
        string otherEntrypoint,
        string otherCommand,
        string expected
    ) =>
        Assert.Equal(
            expected,
            Plan(
                instruction,
                Empty with
                {
                    Entrypoint = Words(entrypoint),
                    Command = Words(command),
                },
                Empty with
                {
                    Entrypoint = Words(otherEntrypoint),
                    Command = Words(otherCommand),
                }
            )
        );

    [Theory]
    [InlineData("", "/a", "", "WORKDIR /a")]
    [InlineData("", "/a", "/a", "")]
    [InlineData("WORKDIR b", "/a", "", "WORKDIR /a")]
    [InlineData("WORKDIR /b", "/a", "", "")]
    [InlineData("WORKDIR /b\nWORKDIR c", "/a", "", "")]
    [InlineData("WORKDIR b\nWORKDIR /c", "/a", "", "WORKDIR /a")]
    public void The_directory(string instruction, string original, string runtime, string expected) =>
        Assert.Equal(expected, Plan(instruction, Empty with { WorkingDirectory = original }, Empty with { WorkingDirectory = runtime }));

    [Theory]
    [InlineData("", "USER a|STOPSIGNAL SIGINT")]
    [InlineData("USER b", "STOPSIGNAL SIGINT")]
    [InlineData("STOPSIGNAL SIGTERM", "USER a")]
    public void The_user_and_the_signal(string instruction, string expected) =>
        Assert.Equal(
            string.Join('|', expected.Split('|').Order(StringComparer.Ordinal)),
            string.Join(
                '|',
                Plan(instruction, Empty with { User = "a", StopSignal = "SIGINT" }, Empty).Split('|').Order(StringComparer.Ordinal)
            )
        );

    [Fact]
    public void Ports_and_volumes_of_both_are_one() =>
        Assert.Equal(
            "EXPOSE 80/tcp|VOLUME [\"/d e\"]",
            Plan(
                "",
                Empty with
                {
                    ExposedPorts = ["80/tcp", "81/tcp"],
                    Volumes = ["/d e", "/f"],
                },
                Empty with
                {
                    ExposedPorts = ["81/tcp"],
                    Volumes = ["/f"],
                }
            )
        );

    private static ImmutableArray<string> Words(string text) => text.Length == 0 ? [] : [text];

    private static string Plan(string instructions, ImageConfig original, ImageConfig runtime)
    {
        var model = DockerfileModel.Create(
            DockerfileSyntax.Parse(new($"FROM a\n{instructions}\n")),
            ImmutableDictionary<string, string>.Empty
        );

        return string.Join(
            '|',
            InheritedConfig.Plan(model.Stages[0], original, runtime, name => name == "UNWANTED", name => name == "EMPTIED")
        );
    }
}
