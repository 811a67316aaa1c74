using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems.Rust;

/// <summary>Rust: programs that Cargo builds and installs.</summary>
internal sealed class RustEcosystem() : Ecosystem("Rust")
{
    /// <summary>Where a package of the registry is compiled that is to be installed.</summary>
    private const string Scratch = "/tmp/cargo-install";

    internal override ImmutableArray<CommandReader> Commands => [new(["cargo"], Cargo)];

    private IEnumerable<Effect> Cargo(Invocation invocation)
    {
        var directory =
            invocation.Option("--manifest-path") is { } manifest ? Parent(invocation.Path(manifest))
            : invocation.Option("--path") is { } package ? invocation.Path(package)
            : invocation.WorkingDirectory;
        var compile = new Compile("cargo", directory);
        var verb = invocation
            .Operands("--config", "--color", "-Z", "-C")
            .FirstOrDefault(argument => argument.Value is not ['+', ..])
            ?.Value;

        return verb switch
        {
            "install" =>
            [
                compile,
                new BuildResults(
                    "cargo",
                    [
                        invocation.Option("--path") is null
                            ? Place.Of(Scratch)
                            : Results(invocation, directory, isRelease: !invocation.Has("--debug")),
                    ]
                )
                {
                    Whole = ["*"],
                },
                new InstallArtifacts("cargo", directory, [Root(invocation).Below("bin")], PrefixIsDefault: true),
            ],
            "build" or "b" or "rustc" or "zigbuild" or "auditable" =>
            [
                compile,
                new BuildResults("cargo", [Results(invocation, directory, invocation.Has("--release", "-r"))]) { Whole = ["*"] },
            ],
            "search" or "version" or "metadata" or "tree" => [new NoEffect()],
            _ => [compile],
        };
    }

    private StepPath Root(Invocation invocation) =>
        invocation.Option("--root") is { } named
            ? invocation.Path(named)
            : Place.OfVariable(invocation, "CARGO_INSTALL_ROOT")
                ?? Place.OfVariable(invocation, "CARGO_HOME")
                ?? (Places(invocation, PlaceUse.Tools) is [var place, ..] ? place : Place.Home(invocation, ".cargo"));

    /// <summary><c>target/[TRIPLE/]PROFILE</c>, where a cross build's triple and the profile's name are told by options.</summary>
    private static StepPath Results(Invocation invocation, StepPath directory, bool isRelease)
    {
        var target = invocation.Option("--target-dir") is { } named
            ? invocation.Path(named)
            : Place.OfVariable(invocation, "CARGO_TARGET_DIR") ?? directory.Below("target");
        if (invocation.Option("--target") is { } triple)
            target = triple.Value is { } name ? target.Below(name) : target with { Value = null };
        var profile = invocation.Option("--profile")?.Value ?? (isRelease ? "release" : "debug");

        // Of the four profiles that Cargo has by itself two share a directory each ("Cargo Targets", build cache).
        return target.Below(
            profile switch
            {
                "dev" or "test" => "debug",
                "bench" => "release",
                _ => profile,
            }
        );
    }

    private static StepPath Parent(StepPath file) => file with { Value = file.Value is null ? null : ContainerPath.Parent(file.Value) };
}
