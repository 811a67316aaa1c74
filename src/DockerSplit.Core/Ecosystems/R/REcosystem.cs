using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;

namespace DockerSplit.Ecosystems.R;

/// <summary>R: packages that a one-line program installs, which compile themselves.</summary>
internal sealed class REcosystem() : Ecosystem("R")
{
    internal override ImmutableArray<CommandReader> Commands =>
        [new(["R", "Rscript"], Program), new(["install2.r", "install.r", "installGithub.r", "installBioc.r"], Install)];

    private IEnumerable<Effect> Program(Invocation invocation) =>
        invocation.Arguments.Any(argument => argument.Text.Contains("install", StringComparison.OrdinalIgnoreCase))
            ? Install(invocation)
            : [new UnknownEffect($"'{invocation.Name}' runs a program that is not known")];

    private IEnumerable<Effect> Install(Invocation invocation) =>
        [
            new Compile("R", invocation.WorkingDirectory),
            .. Place.Installed(
                invocation,
                invocation.Option("-l", "--libloc", "--library") is { } named ? [invocation.Path(named)] : Places(invocation)
            ),
        ];
}
