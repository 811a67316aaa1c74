using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Engine.Verification.Crawling;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Asks for a page that was found, of a port that is known to speak HTTP.</summary>
internal sealed record PageProbe(int Port, string Scheme, HttpQuestion Http) : Probe
{
    /// <summary>The pages of every port that has answered over HTTP, but for those that the user asks for.</summary>
    public static async Task<ImmutableArray<Probe>> FindAsync(
        ContainerRun run,
        ImmutableArray<(Probe Probe, ProbeAnswer Answer)> asked,
        IProgress<VerificationProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var recipe = run.Spec.Recipe;
        if (!recipe.Crawl)
            return [];

        var looked = new HashSet<int>();
        var pages = ImmutableArray.CreateBuilder<Probe>();
        foreach (var (probe, answer) in asked)
        {
            if (probe is not PortProbe { Port: var port } || answer is not HttpAnswer { Scheme: var scheme } || !looked.Add(port))
                continue;

            progress?.Report(new(string.Create(CultureInfo.InvariantCulture, $"looking for pages on port {port}")));
            var found = await Crawl.FindAsync(run, port, scheme, cancellationToken);
            pages.AddRange(
                found
                    .Where(page => !recipe.Http.Any(question => question.Path == page.Path && question.Method == page.Method))
                    .Select(page => new PageProbe(port, scheme, page))
            );
        }

        return pages.ToImmutable();
    }

    public override string Question => PortProbe.Describe(Port, Http);

    public override string Group => string.Create(CultureInfo.InvariantCulture, $"port {Port}, pages");

    // Most servers answer OPTIONS without asking the program.
    private protected override AnswerWeight Weigh(ProbeAnswer answer) =>
        Http.Method == "OPTIONS" && answer.Weight == AnswerWeight.Strong ? AnswerWeight.Weak : answer.Weight;

    public override async Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken) =>
        run.HostPorts.ContainsKey(Port) && await HttpClientProbe.AskAsync(Scheme, run, Port, Http, cancellationToken) is { } answer
            ? answer
            : new NoAnswer("no answer over HTTP");
}
