using System.Collections.Immutable;
using System.CommandLine;
using DockerSplit.Application;
using DockerSplit.Application.Comparing;
using DockerSplit.Application.Verifying;
using DockerSplit.Cli.Configuration;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Rendering;
using DockerSplit.Cli.Rendering.Text;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;
using DockerSplit.Engine;

namespace DockerSplit.Cli.Commands;

/// <summary><c>docksplit verify</c>: the proof alone, for Dockerfiles at hand.</summary>
internal sealed class VerifyCommand
{
    public const string Name = "verify";

    private readonly IConsole _console;
    private readonly BuildOptions _build;
    private readonly VerificationOptions _verification;
    private readonly ReportOptions _reports;

    private readonly Argument<string> _original = new("ORIGINAL") { Description = "The Dockerfile that is right." };

    private readonly Argument<string> _rewritten = new("REWRITTEN") { Description = "The Dockerfile that must do the same." };

    private readonly Argument<string[]> _more = new("MORE") { Description = "Further pairs.", Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<bool> _bake = new("--bake")
    {
        Description = "Builds all Dockerfiles at once through docker buildx bake, before the pairs are compared.",
    };

    private readonly Option<string?> _bakeFile = new("--bake-file")
    {
        Description = "Keeps the bake file there, and bakes.",
        HelpName = "FILE",
    };

    private VerifyCommand(IConsole console)
    {
        _console = console;
        _build = new(console);
        _verification = new(console);
        _reports = new(console);
    }

    public static Command Create(IConsole console) => new VerifyCommand(console).Build();

    private Command Build()
    {
        var command = new Command(Name, "Builds two Dockerfiles, and compares the images and what their containers answer.")
        {
            _original,
            _rewritten,
            _more,
            _bake,
            _bakeFile,
        };
        _build.AddTo(command);
        _verification.AddTo(command);
        _reports.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_more) is { Length: var further } && further % 2 != 0)
                result.AddError("each original needs a rewritten Dockerfile: the number of files is odd");
        });
        command.SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, cancellationToken));

        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var requests = await RequestsAsync(parsed, cancellationToken);
        var claims = Claims(parsed);
        var files = _reports.Files(parsed, claims);
        if (files is not [] && requests.Length > 1)
            throw new EnvironmentFailure("--report takes one pair", FailureKind.Usage);

        if (parsed.GetValue(_bake) || parsed.GetValue(_bakeFile) is not null)
            await BakeAsync(parsed, requests, cancellationToken);

        var worst = ExitCode.Success;
        foreach (var request in requests)
        {
            var code = await VerifyAsync(parsed, request, files, cancellationToken);
            worst = worst == ExitCode.Success ? code : worst;
        }

        return worst;
    }

    private string[] Names(ParseResult parsed) =>
        [parsed.GetRequiredValue(_original), parsed.GetRequiredValue(_rewritten), .. parsed.GetValue(_more) ?? []];

    private PathClaims Claims(ParseResult parsed)
    {
        var claims = new PathClaims();
        foreach (var name in Names(parsed).Where(name => name != TextFile.StandardStream))
            claims.Reads(Path.GetFullPath(name, _console.WorkingDirectory), "an input");
        if (parsed.GetValue(_bakeFile) is { } bake)
            claims.Writes(Path.GetFullPath(bake, _console.WorkingDirectory), bake, "the bake file");

        return claims;
    }

    private async Task<ImmutableArray<VerifyRequest>> RequestsAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var names = Names(parsed);
        var requests = ImmutableArray.CreateBuilder<VerifyRequest>(names.Length / 2);
        foreach (var pair in names.Chunk(2))
            requests.Add(await RequestAsync(parsed, pair[0], pair[1], cancellationToken));

        return requests.ToImmutable();
    }

    private async Task<VerifyRequest> RequestAsync(ParseResult parsed, string first, string second, CancellationToken cancellationToken)
    {
        var original = await TextFile.ReadAsync(first, _console, cancellationToken);
        var rewritten = await TextFile.ReadAsync(second, _console, cancellationToken);
        var inputs = _build.Inputs(parsed, original.Path);
        var settings = SettingsFile.ReadFor(Path.GetDirectoryName(original.Path) ?? inputs.Context, _console.WorkingDirectory);

        return new(original.Source, rewritten.Source, inputs)
        {
            Recipe = _verification.Recipe(parsed, settings.Recipe, original.Path),
            Settings = settings,
        };
    }

    private async Task BakeAsync(ParseResult parsed, ImmutableArray<VerifyRequest> requests, CancellationToken cancellationToken)
    {
        if (requests.Any(request => TextFile.StandardStream == request.Original.Name || TextFile.StandardStream == request.Rewritten.Name))
            throw new EnvironmentFailure("--bake needs files, not standard input", FailureKind.Usage);

        var run = new BakeRun(requests, _console.WorkingDirectory);
        using var file = BakeFile.At(parsed.GetValue(_bakeFile), _console.WorkingDirectory);
        await file.WriteAsync(run.Definition, cancellationToken);
        await using var view = new BuildProgressView(_console);
        await run.RunAsync(file.Path, view, cancellationToken);
    }

    private async Task<ExitCode> VerifyAsync(
        ParseResult parsed,
        VerifyRequest request,
        ImmutableArray<ReportFile> files,
        CancellationToken cancellationToken
    )
    {
        VerifiedPair pair;
        await using (var view = new BuildProgressView(_console))
            pair = await Verification.RunAsync(request, view, cancellationToken);

        var report = new RewriteReportBuilder(request.Rewritten).Build(pair, Reproduce(request, pair.Mask));
        await _reports.WriteAsync(
            parsed,
            new ReportWriter(report),
            files,
            _console.Out,
            pair.Comparison.Outcome.ToExitCode() == ExitCode.Success,
            cancellationToken
        );

        return pair.Comparison.Outcome.ToExitCode();
    }

    private ImmutableArray<string> Reproduce(VerifyRequest request, SecretMask mask) =>
        Reproduction.Commands(
            request.Original.Name,
            request.Rewritten.Name,
            request.Inputs,
            _console.WorkingDirectory,
            request.Recipe,
            mask
        );
}
