using System.Globalization;
using DockerSplit.Cli;
using DockerSplit.Testing;

namespace DockerSplit.Fuzz.Tests;

/// <summary>Ten thousands of each thing that a Dockerfile can hold: the time grows with their number and no faster.</summary>
public sealed class GrowthTests
{
    private const int Many = 20_000;
    private const int PackagesOfOneInstallation = 100;

    /// <summary>Of processor time. What grew with the square took 15 s to minutes here.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Kinds => [.. Parts.Keys];

    /// <summary>The part with a number, of each kind.</summary>
    private static readonly Dictionary<string, Func<string, string>> Parts = new(StringComparer.Ordinal)
    {
        ["RUN"] = i => $"RUN mkdir -p /opt/d{i}\n",
        ["ENV"] = i => $"ENV V{i}=x\n",
        ["ARG"] = i => $"ARG V{i}=x\n",
        ["ENV and RUN"] = i => $"ENV V{i}=x\nRUN mkdir -p /opt/$V{i}\n",
        ["ARG and RUN"] = i => $"ARG V{i}=x\nRUN mkdir -p /opt/$V{i}\n",
        ["variable of a program"] = i => $"RUN a{i}=x && export a{i} && if test -e /x; then b=$a{i}; fi\n",
        ["LABEL"] = i => $"LABEL l{i}=x\n",
        ["VOLUME"] = i => $"VOLUME /v{i}\n",
        ["WORKDIR"] = i => $"WORKDIR /w/{i}\n",
        ["USER"] = i => $"USER u{i}\n",
        ["COPY"] = i => $"COPY f{i} /opt/f{i}\n",
        ["account"] = i => $"RUN useradd u{i}\n",
        ["build"] = i => $"RUN make -C /src/{i} install PREFIX=/opt/{i}\n",
        ["comment"] = i => $"# docksplit: keep /opt/{i}\n",
        ["stage"] = i => $"FROM debian:bookworm-slim AS s{i}\n",
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Many_instructions_take_no_longer_each_than_few(string kind) => RequireAsync(string.Concat(Numbers().Select(Parts[kind])));

    [Theory]
    [InlineData("pkg{0}")]
    [InlineData("lib{0}-dev")]
    public Task Many_packages_take_no_longer_each_than_few(string name) =>
        RequireAsync(
            string.Concat(
                Numbers()
                    .Select(number => string.Format(CultureInfo.InvariantCulture, name, number))
                    .Chunk(PackagesOfOneInstallation)
                    .Select(packages => $"RUN apt-get install -y {string.Join(' ', packages)}\n")
            )
        );

    private static IEnumerable<string> Numbers() => Enumerable.Range(0, Many).Select(i => i.ToString(CultureInfo.InvariantCulture));

    private static async Task RequireAsync(string parts)
    {
        using var folder = new TempFolder();
        folder.Write(
            "Dockerfile",
            $"FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y gcc make\n{parts}RUN make install\nCMD [\"/usr/local/bin/app\"]\n"
        );
        var console = new TestConsole(folder.Path);
        var began = Environment.CpuUsage.TotalTime;

        var code = await console.RunAsync("rewrite", "Dockerfile", "--no-verify", "--guess", "-o", "out");

        Assert.True(code is ExitCode.Success or ExitCode.NothingToDo, $"{code}: {console.ErrorText}");
        Assert.InRange(Environment.CpuUsage.TotalTime - began, TimeSpan.Zero, Longest);
    }
}
