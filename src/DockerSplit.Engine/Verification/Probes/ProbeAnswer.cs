using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>What a container answered, with volatile parts and secrets masked, so that answers can be compared and shown.</summary>
public abstract record ProbeAnswer
{
    private protected ProbeAnswer() { }

    /// <summary>The answer in a few words, for people.</summary>
    public abstract string Summary { get; }

    /// <summary>How much it proves that both containers answer so.</summary>
    public virtual AnswerWeight Weight => AnswerWeight.Nothing;

    /// <summary>The lines of its text, in which a program may say what it lacks.</summary>
    internal virtual IEnumerable<string> Lines => [];

    /// <summary>Whether the rewritten image's answer is as good as this one, the original's.</summary>
    public virtual bool AgreesWith(ProbeAnswer rewritten) => Equals(rewritten);
}

/// <summary>An HTTP response. A redirect is an answer, too.</summary>
/// <param name="Scheme"><c>http</c>, <c>https</c>, or <c>h2c</c> for HTTP/2 without TLS.</param>
/// <param name="Body">The masked text, or the digest of a body that is no text.</param>
public sealed record HttpAnswer(string Scheme, int Status, string ContentType, string Location, string Body) : ProbeAnswer
{
    /// <summary>From here on a status says that something went wrong (RFC 9110, 15.5).</summary>
    private const int FirstErrorStatus = 400;

    public override string Summary => string.Create(CultureInfo.InvariantCulture, $"{Scheme} {Status} {ContentType}").TrimEnd();

    /// <inheritdoc/>
    public override AnswerWeight Weight => Status < FirstErrorStatus ? AnswerWeight.Strong : AnswerWeight.Weak;

    internal override IEnumerable<string> Lines => Body.Split('\n');
}

/// <summary>Whether something accepts connections and keeps them.</summary>
public sealed record ConnectAnswer(bool Open) : ProbeAnswer
{
    public override string Summary => Open ? "open" : "closed";

    /// <inheritdoc/>
    public override AnswerWeight Weight => Open ? AnswerWeight.Weak : AnswerWeight.Nothing;
}

/// <summary>What came back on a known protocol's greeting.</summary>
public sealed record ExchangeAnswer(string Protocol, bool Expected, string Text) : ProbeAnswer
{
    /// <summary>Whether it is a refusal in the protocol's own words: an account is wanted, for one.</summary>
    public bool Refused { get; init; }

    public override string Summary => Expected ? $"{Protocol}: {Text}" : $"not {Protocol}: {Text}";

    /// <inheritdoc/>
    public override AnswerWeight Weight => Expected && !Refused && Text.Length > 0 ? AnswerWeight.Strong : AnswerWeight.Weak;
}

/// <summary>What a gRPC server says of its health.</summary>
/// <param name="Status">The status in HTTP.</param>
/// <param name="GrpcStatus">The call's own status; null where it is not told.</param>
/// <param name="Serving">How the server fares, when the call went well.</param>
public sealed record GrpcAnswer(int Status, string? GrpcStatus, string Serving) : ProbeAnswer
{
    private const string Ok = "0";

    // What a server says that has no health service (gRPC core, status codes).
    private const string Unimplemented = "12";

    public override string Summary =>
        GrpcStatus switch
        {
            Ok => $"gRPC health: {Serving}",
            Unimplemented => "gRPC, without a health service",
            _ => string.Create(CultureInfo.InvariantCulture, $"gRPC health: http {Status}, status {GrpcStatus ?? "not told"}"),
        };

    /// <inheritdoc/>
    public override AnswerWeight Weight => GrpcStatus == Ok ? AnswerWeight.Strong : AnswerWeight.Weak;
}

/// <summary>A run's exit code and output.</summary>
/// <param name="ExitCode">Null when it did not end in time.</param>
public sealed record RunAnswer(long? ExitCode, string Output) : ProbeAnswer
{
    // What shells and the container runtime say of a command that cannot be run.
    private const long NotExecutable = 126;
    private const long NotFound = 127;

    /// <inheritdoc/>
    public override AnswerWeight Weight =>
        this switch
        {
            { ExitCode: NotExecutable or NotFound } => AnswerWeight.Nothing,
            { ExitCode: 0, Output.Length: > 0 } => AnswerWeight.Strong,
            _ => AnswerWeight.Weak,
        };

    public override string Summary =>
        ExitCode is { } code ? string.Create(CultureInfo.InvariantCulture, $"exit code {code}") : "does not end";

    internal override IEnumerable<string> Lines => Output.Split('\n');

    // What a program that keeps running has written by some moment is a matter of luck.
    public override bool AgreesWith(ProbeAnswer rewritten) =>
        ExitCode is null ? rewritten is RunAnswer { ExitCode: null } : Equals(rewritten);
}

/// <summary>What the image's own HEALTHCHECK finds: <c>healthy</c>, <c>unhealthy</c>, or still <c>starting</c>.</summary>
/// <param name="Output">What its last test wrote.</param>
public sealed record HealthAnswer(string Status, string Output) : ProbeAnswer
{
    public override string Summary => Status;

    /// <inheritdoc/>
    public override AnswerWeight Weight =>
        Status switch
        {
            "healthy" => AnswerWeight.Strong,
            "unhealthy" => AnswerWeight.Weak,
            _ => AnswerWeight.Nothing,
        };

    internal override IEnumerable<string> Lines => Output.Split('\n');

    public override bool AgreesWith(ProbeAnswer rewritten) => rewritten is HealthAnswer other && other.Status == Status;
}

/// <summary>How it ends on its stop signal.</summary>
/// <param name="Killed">Whether it had to be killed.</param>
public sealed record StopAnswer(long ExitCode, bool Killed, TimeSpan Duration) : ProbeAnswer
{
    public override string Summary =>
        string.Create(CultureInfo.InvariantCulture, $"{(Killed ? "killed" : $"exit code {ExitCode}")} after {Duration.TotalSeconds:0.0} s");

    public override bool AgreesWith(ProbeAnswer rewritten) =>
        rewritten is StopAnswer other && other.ExitCode == ExitCode && other.Killed == Killed;
}

/// <summary>The trouble that its log betrays.</summary>
public sealed record LogAnswer(ImmutableArray<LearnedFact> Trouble) : ProbeAnswer
{
    public override string Summary => Trouble is [] ? "no trouble" : string.Join(", ", Trouble.Select(fact => fact.Description));

    // Trouble that the original has too is no fault of the rewrite.
    public override bool AgreesWith(ProbeAnswer rewritten) =>
        rewritten is LogAnswer other && other.Trouble.All(fact => Trouble.Any(fact.SameAs));
}

/// <summary>There is no answer.</summary>
public sealed record NoAnswer(string Reason) : ProbeAnswer
{
    public override string Summary => Reason;

    internal override IEnumerable<string> Lines => [Reason];
}
