using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems.Go;

/// <summary>Go: programs that <c>go build</c> and <c>go install</c> make.</summary>
internal sealed class GoEcosystem() : Ecosystem("Go")
{
    internal override ImmutableArray<CommandReader> Commands => [new(["go"], Go)];

    private IEnumerable<Effect> Go(Invocation invocation)
    {
        var directory = invocation.Option("-C") is { } named ? invocation.Path(named) : invocation.WorkingDirectory;
        var compile = new Compile("go", directory);
        var operands = invocation.Operands(
            "-C",
            "-o",
            "-ldflags",
            "-gcflags",
            "-tags",
            "-mod",
            "-asmflags",
            "-p",
            "-toolexec",
            "-buildmode",
            "-installsuffix",
            "-modfile",
            "-overlay",
            "-pgo",
            "-pkgdir",
            "-exec",
            "-run"
        );

        return operands.FirstOrDefault()?.Value switch
        {
            "build" => [compile, Output(invocation, directory, operands[1..])],
            "install" => [compile, Installed(invocation, directory)],
            // Before Go 1.17 it installs what it gets; "-d" only downloads.
            "get" when !invocation.Has("-d") => [compile, Installed(invocation, directory)],
            "env" or "version" or "clean" or "list" or "doc" => [new NoEffect()],
            "mod" when operands is [_, { Value: "download" or "verify" or "graph" or "why" }, ..] =>
            [
                new InstallLanguagePackages("go", [Modules(invocation)]),
            ],
            "test" or "vet" => Place.Built("go", directory, [Place.Home(invocation, ".cache/go-build")]),
            _ => [compile],
        };
    }

    /// <summary>The program, by <c>-o</c> or by the directory of its package; a module's own name stands in its go.mod.</summary>
    private static Effect Output(Invocation invocation, StepPath directory, ImmutableArray<StepArgument> packages)
    {
        if ((invocation.Option("-o=") ?? invocation.Option("-o")) is { } output)
            return output.Value?.EndsWith('/') == true
                ? new BuildResults("go", [Invocation.At(directory, output)])
                : new WriteFiles([Invocation.At(directory, output)]);

        // Files are one program, which is called as the first of them.
        if (packages is [{ Value: { } first }, ..] && first.EndsWith(".go", StringComparison.Ordinal))
            return new WriteFiles([directory.Below(ContainerPath.Name(first)[..^3])]);

        return
            packages is [{ Value: { } package }]
            && ContainerPath.Name(package.TrimEnd('/')) is { Length: > 0 } name
            && IsProgramName(package, name)
            ? new WriteFiles([directory.Below(IsMajorVersion(name) ? ContainerPath.Name(ContainerPath.Parent(package)) : name)])
            : new BuildResults("go", [directory]);
    }

    /// <summary>A module's path may end in its major version, which is no part of the program's name (Go modules reference).</summary>
    private static bool IsMajorVersion(string name) =>
        name is ['v', >= '1' and <= '9', .. var rest] && !rest.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static bool IsProgramName(string package, string name) =>
        package.Contains('/', StringComparison.Ordinal) && name is not ("." or ".." or "...");

    private InstallArtifacts Installed(Invocation invocation, StepPath directory) =>
        new("go", directory, [Place.OfVariable(invocation, "GOBIN") ?? Workspace(invocation).Below("bin")], PrefixIsDefault: true);

    /// <summary>Where modules are kept that are downloaded, which only the toolchain reads.</summary>
    private StepPath Modules(Invocation invocation) => Place.OfVariable(invocation, "GOMODCACHE") ?? Workspace(invocation).Below("pkg/mod");

    private StepPath Workspace(Invocation invocation) =>
        Place.OfVariable(invocation, "GOPATH")
        ?? (
            Data.PlacesOn(invocation.Memory.BaseImage, PlaceUse.Tools) is [var place, ..]
                ? StepPath.At(place)
                : Place.Home(invocation, "go")
        );
}
