using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;

namespace DockerSplit.Ecosystems.Ruby;

/// <summary>Ruby: RubyGems and Bundler.</summary>
internal sealed class RubyEcosystem() : Ecosystem("Ruby")
{
    internal override ImmutableArray<CommandReader> Commands =>
        [new(["gem", "fluent-gem"], Gem), new(["bundle", "bundler"], Bundle), new(["rake", "rails"], Task)];

    private IEnumerable<Effect> Gem(Invocation invocation)
    {
        if (
            invocation.Operands("-v", "--version", "-i", "--install-dir", "-n", "--bindir", "-s", "--source")
            is not [{ Value: "install" or "i" or "update" }, .. var names]
        )
            return [new InstallLanguagePackages(invocation.Name, [])];
        // Bundler and RubyGems themselves lie beside the interpreter, which has them at run time too.
        if (!names.IsEmpty && names.All(name => name.Value?.Split(':')[0] is "bundler"))
            return [new InstallLanguagePackages("gem", [])];
        if (invocation.Option("-i", "--install-dir") is not { } named)
            return Place.Installed(invocation, Gems(invocation));

        var programs = invocation.Option("-n", "--bindir") is { } bin ? [invocation.Path(bin)] : ImmutableArray<StepPath>.Empty;

        return Place.Installed(invocation, [invocation.Path(named), .. programs]);
    }

    private ImmutableArray<StepPath> Gems(Invocation invocation) =>
        Place.OfVariable(invocation, "GEM_HOME") is { } home ? [home] : Places(invocation);

    private IEnumerable<Effect> Bundle(Invocation invocation) =>
        invocation.Operands("--path", "--without", "--jobs", "-j", "--retry", "--gemfile", "--with") switch
        {
            [] or [{ Value: "install" or "update" }, ..] => Place.Installed(invocation, BundleRoots(invocation)),
            [{ Value: "config" }, .. var words] when words.Any(word => word.Value is "path") && words is [.., { Value: not "path" } path] =>
                [new CreateEnvironment("bundle", invocation.Path(path))],
            [{ Value: "config" }, .. var words] when words is [.., { Value: "deployment" }, { Value: "true" }] =>
            [
                new CreateEnvironment("bundle", invocation.WorkingDirectory.Below(Deployment)),
            ],
            [{ Value: "exec" }, ..] => Place.Built("bundle", invocation.WorkingDirectory, []),
            _ => [new InstallLanguagePackages("bundle", [])],
        };

    private const string Deployment = "vendor/bundle";

    private ImmutableArray<StepPath> BundleRoots(Invocation invocation) =>
        invocation.Option("--path") is { } path ? [invocation.Path(path)]
        : invocation.Memory.EnvironmentOf("bundle") is { } configured ? [configured]
        : Place.OfVariable(invocation, "BUNDLE_PATH") is { } variable ? [variable]
        : invocation.Has("--deployment") || invocation.Setting("BUNDLE_DEPLOYMENT") is "1" or "true" && Gems(invocation).IsEmpty
            ? [invocation.WorkingDirectory.Below(Deployment)]
        : Gems(invocation);

    /// <summary>A task of the project; most of those in Dockerfiles generate assets.</summary>
    private static IEnumerable<Effect> Task(Invocation invocation) => Place.Built(invocation.Name, invocation.WorkingDirectory, []);
}
