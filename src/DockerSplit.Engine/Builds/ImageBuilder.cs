using System.Collections.Immutable;
using DockerSplit.Engine.Builds.Progress;

namespace DockerSplit.Engine.Builds;

/// <summary>Builds Dockerfiles with the best builder that the docker command offers. Images belong to the session.</summary>
public sealed class ImageBuilder(EngineSession session)
{
    private BuildToolchain? _toolchain;
    private bool _withoutRawJson;

    /// <summary>A builder that uses what it is told to.</summary>
    internal ImageBuilder(EngineSession session, BuildToolchain toolchain)
        : this(session) => _toolchain = toolchain;

    /// <summary>Builds an image. On cancellation the builder is interrupted and, when it does not end, killed.</summary>
    /// <exception cref="EngineException">There is no docker command, or the engine failed: that is nobody's Dockerfile's fault.</exception>
    public async Task<BuildResult> BuildAsync(BuildRequest request, IProgress<BuildProgress>? progress, CancellationToken cancellationToken)
    {
        _toolchain ??= await BuildToolchain.DetectAsync(session.Patience.Answer, cancellationToken);
        if (_toolchain.Kind == BuilderKind.Classic && request.Flags.FirstOrDefault(flag => flag.NeedsBuildKit) is { } unknown)
            throw new EngineException($"{unknown.Option} needs BuildKit, which the docker command has not: install its buildx plugin");

        progress?.Report(new BuildBegun(_toolchain.Kind, _toolchain.Note));
        using var dockerfile = await DockerfileHandover.WriteAsync(request, cancellationToken);
        var attempt = await RunAsync(request, _toolchain.Kind, dockerfile.Path, progress, cancellationToken);
        if (!_withoutRawJson && IsUnknownProgressMode(attempt))
        {
            _withoutRawJson = true;
            attempt = await RunAsync(request, _toolchain.Kind, dockerfile.Path, progress, cancellationToken);
        }

        if (attempt.ExitCode == 0)
            return await SucceedAsync(request, attempt, cancellationToken);

        var failed = Fail(attempt);
        // Ctrl-C reaches the docker command as well, which may end first.
        cancellationToken.ThrowIfCancellationRequested();

        return Blame.IsOnEngine(failed) ? throw new EngineException($"The Docker engine failed to build: {failed.Reason}") : failed;
    }

    // buildx of before 0.13: "invalid progress mode rawjson".
    private static bool IsUnknownProgressMode(Attempt attempt) =>
        attempt.ExitCode != 0 && attempt.Recorder.Words.Any(line => line.Contains("invalid progress", StringComparison.OrdinalIgnoreCase));

    private async Task<Attempt> RunAsync(
        BuildRequest request,
        BuilderKind kind,
        string dockerfile,
        IProgress<BuildProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var recorder = new BuildRecorder(progress, MaskFor(request));
        var mode = kind switch
        {
            BuilderKind.Buildx when !_withoutRawJson => "rawjson",
            BuilderKind.Classic => null,
            _ => "plain",
        };
        var arguments = BuildArguments.For(request, kind, mode, dockerfile, session.TagFor(request.Role), session.RunId);
        var began = session.Time.GetTimestamp();
        var exitCode = mode switch
        {
            "rawjson" => await FollowAsync(new RawJsonReader(recorder), arguments, kind, cancellationToken),
            "plain" => await FollowAsync(new PlainReader(recorder), arguments, kind, cancellationToken),
            _ => await FollowClassicAsync(new ClassicReader(recorder, session.Time), arguments, cancellationToken),
        };

        return new(kind, exitCode, recorder, session.Time.GetElapsedTime(began));
    }

    private async Task<int> FollowAsync(
        ProgressReader reader,
        IReadOnlyList<string> arguments,
        BuilderKind kind,
        CancellationToken cancellationToken
    )
    {
        var exitCode = await DockerCommand.RunAsync(
            arguments,
            _ => { },
            reader.Feed,
            PatienceFor(kind),
            cancellationToken,
            EnvironmentFor(kind)
        );
        reader.Complete();

        return exitCode;
    }

    private async Task<int> FollowClassicAsync(ClassicReader reader, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // The last line of a failing build comes on the error stream: it is read after all of the output, so that it meets the right step.
        var errors = new LineTail(LineTail.DefaultLines);
        var exitCode = await DockerCommand.RunAsync(
            arguments,
            reader.Feed,
            errors.Add,
            PatienceFor(BuilderKind.Classic),
            cancellationToken,
            EnvironmentFor(BuilderKind.Classic)
        );
        if (exitCode != 0)
            reader.FeedErrors(errors.Lines);
        reader.Complete();

        return exitCode;
    }

    // The engine says nothing before it has the whole context from the classic builder, which tells by itself that it is outdated.
    private CommandPatience PatienceFor(BuilderKind kind) =>
        new(kind == BuilderKind.Classic ? session.Patience.Work : session.Patience.Answer, session.Patience.Build)
        {
            Ping = session.PingAsync,
            PingInterval = session.Patience.Answer,
            IsAnswer = line => kind != BuilderKind.Classic || line.StartsWith("Step ", StringComparison.Ordinal),
        };

    private static Dictionary<string, string?> EnvironmentFor(BuilderKind kind) =>
        new(StringComparer.Ordinal) { ["DOCKER_BUILDKIT"] = kind == BuilderKind.Classic ? "0" : "1" };

    private static SecretMask MaskFor(BuildRequest request) =>
        SecretMask
            .For(
                request.BuildArguments.Select(argument =>
                    KeyValuePair.Create(argument.Key, argument.Value ?? Environment.GetEnvironmentVariable(argument.Key))
                )
            )
            .And(request.Secrets.Select(secret => secret.Content));

    // The tag is asked, not an --iidfile: with the containerd image store that file held a digest that nothing resolves (buildx#3952).
    private async Task<BuildResult> SucceedAsync(BuildRequest request, Attempt attempt, CancellationToken cancellationToken)
    {
        var tag = session.TagFor(request.Role);
        var image = await session.CallAsync("find the built image", client => client.Images.InspectImageAsync(tag, cancellationToken));

        return new Built(tag, image.ID)
        {
            Builder = attempt.Kind,
            Duration = attempt.Duration,
            Steps = attempt.Recorder.Steps,
        };
    }

    private static BuildFailed Fail(Attempt attempt)
    {
        var recorder = attempt.Recorder;
        var lastWord =
            recorder.Words.LastOrDefault(line => line.StartsWith("ERROR:", StringComparison.Ordinal)) ?? recorder.Words.LastOrDefault();
        var reason = recorder.StepError ?? lastWord ?? $"docker ended with exit code {attempt.ExitCode}";
        ImmutableArray<string> log = recorder.FailedStep is null ? [.. recorder.Words] : recorder.FailureLog;

        return new(reason, recorder.FailedStep, log)
        {
            Builder = attempt.Kind,
            Duration = attempt.Duration,
            Steps = recorder.Steps,
        };
    }

    private sealed record Attempt(BuilderKind Kind, int ExitCode, BuildRecorder Recorder, TimeSpan Duration);
}
