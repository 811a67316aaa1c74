using DockerSplit.Testing;

namespace DockerSplit.Faults.Tests;

/// <summary>Whatever the engine does wrong is said in one line, with exit code 6, in time; it is never the original's fault, and nothing is left.</summary>
public sealed class EngineFaultTests
{
    private const int EngineFault = 6;

    /// <summary>Seconds, for an engine that hangs: more than a sound one takes on a busy machine. The others do not let anybody wait.</summary>
    private const string Patience = "6";

    /// <summary>What only a docker command without BuildKit asks for.</summary>
    private const string ClassicBuild = "/build";

    /// <summary>What each fault is met by: a part of the request line, or nothing where the engine does nothing else.</summary>
    private static readonly (FaultKind Kind, string[] Paths)[] Faults =
    [
        // One that works but for one answer, which is waited for: the longest cases first.
        (FaultKind.Hang, ["/grpc", "/build", "/get", "/containers/create", "/start", "/logs", "/stop"]),
        // An engine that cannot be talked to.
        (FaultKind.Silent, [""]),
        (FaultKind.Close, [""]),
        (FaultKind.Garbage, [""]),
        (FaultKind.NoJson, [""]),
        (FaultKind.Page, [""]),
        (FaultKind.Null, [""]),
        (FaultKind.Refuses, [""]),
        (FaultKind.WrongTypes, [""]),
        (FaultKind.Endless, [""]),
        (FaultKind.EndlessHeaders, [""]),
        (FaultKind.Old, [""]),
        // One that works but for one answer, which is bad.
        (FaultKind.Cut, ["/grpc", "/build", "/get", "/json"]),
        (FaultKind.Error, ["/grpc", "/build", "/get", "/containers/create", "/start", "/logs", "/stop"]),
        (FaultKind.BadJson, ["/json", "/containers/create"]),
        (FaultKind.Drop, ["/grpc", "/build", "/containers/create", "/get", "/stop"]),
    ];

    public static TheoryData<FaultKind, string> Cases => new(from fault in Faults from path in fault.Paths select (fault.Kind, path));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fault_is_told_in_one_line_and_leaves_nothing(FaultKind kind, string path)
    {
        await Docksplit.RequireEngineAsync();
        var mark = Guid.NewGuid().ToString("N");
        using var folder = Docksplit.Folder(mark);
        using var elsewhere = new TempFolder();
        var socket = elsewhere.PathOf("s");
        await using var engine = new FaultyEngine(socket, kind, path);

        var ended = await Docksplit.RunAsync(
            Docksplit
                .In(folder, "verify", "Dockerfile", "Dockerfile.ms", "--report", "report.json")
                .WithEnvironmentVariables(variables =>
                    variables
                        .Set("DOCKER_HOST", $"unix://{socket}")
                        .Set("DOCKSPLIT_PATIENCE", kind == FaultKind.Hang ? Patience : null)
                        .Set("PATH", path == ClassicBuild ? WithoutBuildx(elsewhere) : SearchPath)
                )
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

    /// <summary>With BuildKit nothing asks for it: what is not asked cannot hang, and the run ends as if all were well.</summary>
    [Fact]
    public async Task A_fault_that_nothing_meets_changes_nothing()
    {
        await Docksplit.RequireEngineAsync();
        using var folder = Docksplit.Folder(Guid.NewGuid().ToString("N"));
        using var elsewhere = new TempFolder();
        var socket = elsewhere.PathOf("s");
        await using var engine = new FaultyEngine(socket, FaultKind.Hang, $"{ClassicBuild}?");

        var ended = await Docksplit.RunAsync(
            Docksplit
                .In(folder, "verify", "Dockerfile", "Dockerfile.ms")
                .WithEnvironmentVariables(variables => variables.Set("DOCKER_HOST", $"unix://{socket}"))
        );

        Assert.False(engine.HasStruck, ended.Error);
        Assert.True(ended.ExitCode == 0, ended.Error);
    }

    private static string SearchPath => Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>A search path on which the docker command has no plugin that builds.</summary>
    private static string WithoutBuildx(TempFolder folder)
    {
        folder.Write(
            "docker",
            $"#!/bin/sh\n[ \"$1\" != buildx ] || exit 1\nPATH='{SearchPath.Replace("'", "'\\''", StringComparison.Ordinal)}'\nexec docker \"$@\"\n"
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.PathOf("docker"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        return $"{folder.Path}:{SearchPath}";
    }
}
