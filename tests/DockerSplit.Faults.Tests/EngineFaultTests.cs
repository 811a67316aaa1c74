using DockerSplit.Cli.Tests;

namespace DockerSplit.Faults.Tests;

/// <summary>Whatever the engine does wrong is said in one line, with exit code 6, in time; it is never the original's fault, and nothing is left.</summary>
public sealed class EngineFaultTests
{
    private const int EngineFault = 6;
    private const string Patience = "2";

    [Theory]
    [InlineData(FaultKind.Silent)]
    [InlineData(FaultKind.Close)]
    [InlineData(FaultKind.Garbage)]
    [InlineData(FaultKind.NoJson)]
    [InlineData(FaultKind.Page)]
    [InlineData(FaultKind.Null)]
    [InlineData(FaultKind.Refuses)]
    [InlineData(FaultKind.WrongTypes)]
    [InlineData(FaultKind.Endless)]
    [InlineData(FaultKind.EndlessHeaders)]
    [InlineData(FaultKind.Old)]
    public Task An_engine_that_cannot_be_talked_to_is_said_to_be_so(FaultKind kind) => FailAsync(kind, "");

    [Theory]
    [InlineData("/grpc")]
    [InlineData("/get")]
    [InlineData("/containers/create")]
    [InlineData("/start")]
    [InlineData("/logs")]
    public Task An_engine_that_hangs_is_given_up(string path) => FailAsync(FaultKind.Hang, path);

    [Theory]
    [InlineData("/grpc")]
    [InlineData("/get")]
    [InlineData("/json")]
    public Task An_answer_that_is_cut_off_is_no_answer(string path) => FailAsync(FaultKind.Cut, path);

    [Theory]
    [InlineData("/grpc")]
    [InlineData("/get")]
    [InlineData("/containers/create")]
    [InlineData("/start")]
    [InlineData("/logs")]
    public Task A_refusal_is_told_in_the_engine_s_words(string path) => FailAsync(FaultKind.Error, path);

    [Theory]
    [InlineData("/json")]
    [InlineData("/containers/create")]
    public Task An_answer_that_is_no_JSON_is_the_engine_s_fault(string path) => FailAsync(FaultKind.BadJson, path);

    [Theory]
    [InlineData("/grpc")]
    [InlineData("/containers/create")]
    [InlineData("/get")]
    public Task A_connection_that_is_dropped_is_the_engine_s_fault(string path) => FailAsync(FaultKind.Drop, path);

    private static async Task FailAsync(FaultKind kind, string path)
    {
        await Docksplit.RequireEngineAsync();
        var mark = Guid.NewGuid().ToString("N");
        using var folder = Docksplit.Folder(mark);
        using var elsewhere = new Testing.TempFolder();
        var socket = elsewhere.PathOf("s");
        await using var engine = new FaultyEngine(socket, kind, path);

        var ended = await Docksplit.RunAsync(
            Docksplit
                .In(folder, "verify", "Dockerfile", "Dockerfile.ms", "--report", "report.json")
                .WithEnvironmentVariables(variables => variables.Set("DOCKER_HOST", $"unix://{socket}").Set("DOCKSPLIT_PATIENCE", Patience))
        );

        Assert.True(engine.HasStruck, ended.Error);
        Assert.True(ended.ExitCode == EngineFault, $"exit code {ended.ExitCode}\n{ended.Error}");
        Assert.Single(ended.Error.Split('\n'), line => line.StartsWith("docksplit: ", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ended.Error);
        Assert.Equal(["Dockerfile", "Dockerfile.ms"], folder.Entries);
        // What a broken engine did not remove, a sound one does.
        await Tidiness.RequireAsync(folder, mark);
    }
}
