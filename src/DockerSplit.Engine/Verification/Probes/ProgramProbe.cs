using System.Collections.Immutable;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Runs a program of the image's own with the arguments that most programs understand.</summary>
internal sealed record ProgramProbe(string Path) : Probe
{
    public static ImmutableArray<string> Arguments { get; } = ["--version", "--help"];

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    public override string Question => $"{Path} {string.Join(" and ", Arguments)}";

    public override string Group => $"programs, {string.Join(" and ", Arguments)}";

    public override bool MayBeRepeated => false;

    public override async Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken)
    {
        var answers = ImmutableArray.CreateBuilder<ProbeAnswer>(Arguments.Length);
        foreach (var argument in Arguments)
        {
            answers.Add(await ExecProbe.RunAsync(run, [Path, argument], Deadline, cancellationToken));
            // What takes no notice of its arguments would only be started once more.
            if (answers[^1] is RunAnswer { ExitCode: null })
                break;
        }

        return new SeveralAnswers(answers.ToImmutable());
    }
}

/// <summary>The answers to several questions that are one.</summary>
public sealed record SeveralAnswers(ImmutableArray<ProbeAnswer> All) : ProbeAnswer
{
    public override string Summary => string.Join(" and ", All.Select(answer => answer.Summary));

    /// <inheritdoc/>
    public override AnswerWeight Weight => All.Select(answer => answer.Weight).DefaultIfEmpty(AnswerWeight.Nothing).Max();

    internal override IEnumerable<string> Lines => All.SelectMany(answer => answer.Lines);

    public override bool AgreesWith(ProbeAnswer rewritten) =>
        rewritten is SeveralAnswers other
        && other.All.Length == All.Length
        && All.Zip(other.All).All(pair => pair.First.AgreesWith(pair.Second));
}
