using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Analysis.Commands;

/// <summary>
/// Package managers of languages, and interpreters. Where they install to by default is what the official images set up; a system's
/// own package of the language may differ, and there the place stays unknown.
/// </summary>
internal static class LanguageCommands
{
    private const string Local = "/usr/local";

    public static IEnumerable<Effect> Pip(Invocation invocation)
    {
        var operands = invocation.Operands("-r", "--requirement", "-c", "--constraint", "-i", "--index-url", "--extra-index-url", "-f", "-t", "--target", "--prefix");
        if (operands is not [{ Value: "install" }, .. var packages])
            return operands.IsEmpty ? [new InstallLanguagePackages(invocation.Name, [])] : [new NoEffect()];

        var onlyTools =
            !packages.IsEmpty
            && !invocation.Has("-r", "--requirement")
            && packages.All(package => package.Value is "pip" or "setuptools" or "wheel");

        return onlyTools ? [new InstallLanguagePackages("pip", [])] : Into(invocation, PipRoot(invocation));
    }

    private static StepPath? PipRoot(Invocation invocation) =>
        (invocation.Option("-t", "--target") ?? invocation.Option("--prefix")) is { } named ? invocation.Path(named)
        : invocation.Has("--user") ? At("/root/.local")
        : SitePackages(invocation);

    /// <summary>Alpine's own Python has its packages among those of the system.</summary>
    private static StepPath? SitePackages(Invocation invocation) =>
        invocation.Memory.EnvironmentOf("pip")
        ?? (invocation.Memory is { System.Kind: PackageManager.Apk, HasConfigured: false } && !invocation.Memory.StartsFrom("python") ? null : At(Local));

    /// <summary>Where packages go that cannot be known may be lost, and that has to be said.</summary>
    private static IEnumerable<Effect> Into(Invocation invocation, StepPath? root) =>
        root is null
            ? [new InstallLanguagePackages(invocation.Name, []), new UnknownEffect($"where '{invocation.Name}' installs to cannot be known")]
            : [new InstallLanguagePackages(invocation.Name, [root])];

    public static IEnumerable<Effect> Uv(Invocation invocation) =>
        invocation.Operands() switch
        {
            [{ Value: "pip" }, ..] => Pip(invocation with { Arguments = invocation.Arguments[(IndexOf(invocation, "pip") + 1)..] }),
            [{ Value: "venv" }, ..] => VirtualEnvironment(invocation with { Arguments = invocation.Arguments[(IndexOf(invocation, "venv") + 1)..] }),
            [{ Value: "sync" }, ..] =>
            [
                new InstallLanguagePackages("uv", [Variable(invocation, "UV_PROJECT_ENVIRONMENT") ?? Below(invocation, ".venv")]),
            ],
            [{ Value: "tool" or "python" }, ..] => [new InstallLanguagePackages("uv", [])],
            _ => [new NoEffect()],
        };

    private static int IndexOf(Invocation invocation, string word) =>
        invocation.Arguments.IndexOf(invocation.Arguments.First(argument => argument.Value == word));

    /// <summary><c>virtualenv DIRECTORY</c> and <c>python -m venv DIRECTORY</c>; what pip installs afterwards goes there.</summary>
    public static IEnumerable<Effect> VirtualEnvironment(Invocation invocation)
    {
        var root = invocation.Operands("-p", "--python", "--prompt") is [.., var directory] ? invocation.Path(directory) : Below(invocation, ".venv");

        return [new CreateEnvironment("pip", root), new InstallLanguagePackages("venv", [root])];
    }

    public static IEnumerable<Effect> Python(Invocation invocation)
    {
        var module = invocation.Option("-m");
        var behind = module is null ? [] : invocation.Arguments.SkipWhile(argument => argument.Value != module.Value).Skip(1).ToImmutableArray();

        return (module ?? invocation.Arguments.FirstOrDefault(argument => argument.Value is not ['-', ..]))?.Value switch
        {
            "pip" when module is not null => Pip(invocation with { Name = "pip", Arguments = behind }),
            "venv" or "virtualenv" when module is not null => VirtualEnvironment(invocation with { Arguments = behind }),
            "ensurepip" or "compileall" when module is not null => [new InstallLanguagePackages("pip", [])],
            "build" when module is not null => [new Compile("python", invocation.WorkingDirectory)],
            { } script when ContainerPath.Name(script) == "get-pip.py" => [new InstallLanguagePackages("pip", [])],
            { } script when ContainerPath.Name(script) == "setup.py" => Setup(invocation),
            _ => [new UnknownEffect($"'{invocation.Name}' runs a program that is not known")],
        };
    }

    private static IEnumerable<Effect> Setup(Invocation invocation) =>
        invocation.Has("install", "develop")
            ? [new Compile("python", invocation.WorkingDirectory), .. Into(invocation, SitePackages(invocation))]
            : [new Compile("python", invocation.WorkingDirectory)];

    /// <summary>Questions are harmless; a program may do anything.</summary>
    public static IEnumerable<Effect> Php(Invocation invocation) =>
        invocation.Arguments is [{ Value: "-m" or "-i" or "-l" or "--ini" or "--ri" or "--re" or "--rf" or "--modules" or "--info" }, ..]
            ? [new NoEffect()]
            : [new UnknownEffect("'php' runs a program that is not known")];

    public static IEnumerable<Effect> Rscript(Invocation invocation) =>
        invocation.Arguments.Any(argument => argument.Text.Contains("install", StringComparison.Ordinal))
            ? [new InstallLanguagePackages("R", [At(Local)])]
            : [new UnknownEffect("'Rscript' runs a program that is not known")];

    /// <summary>npm, yarn, pnpm: into the project, or with <c>-g</c> beside node.</summary>
    public static IEnumerable<Effect> Node(Invocation invocation)
    {
        var operands = invocation.Operands("--prefix", "--cwd", "--registry", "-C", "--dir", "--cache", "--loglevel");
        var verb = operands.FirstOrDefault()?.Value;
        if (verb == "global" || invocation.Has("-g", "--global"))
            return [new InstallLanguagePackages(invocation.Name, [At(Local + "/lib/node_modules"), At(Local + "/bin")])];
        if (verb is not (null or "install" or "i" or "ci" or "add" or "clean-install" or "install-clean"))
            return [new InstallLanguagePackages(invocation.Name, [])];

        var project = invocation.Option("--prefix", "--cwd", "-C", "--dir") is { } named ? invocation.Path(named) : invocation.WorkingDirectory;

        return [new InstallLanguagePackages(invocation.Name, [Below(project, "node_modules")])];
    }

    public static IEnumerable<Effect> Composer(Invocation invocation) =>
        invocation.Operands() is [{ Value: "install" or "update" or "require" }, ..]
            ? [new InstallLanguagePackages("composer", [Below(invocation, "vendor")])]
            : [new InstallLanguagePackages("composer", [])];

    public static IEnumerable<Effect> Bundle(Invocation invocation)
    {
        if (invocation.Operands("--path", "--without", "--jobs", "-j", "--retry") is not ([] or [{ Value: "install" }, ..]))
            return [new InstallLanguagePackages("bundle", [])];

        return Into(
            invocation,
            invocation.Option("--path") is { } path ? invocation.Path(path)
                : invocation.Has("--deployment") ? Below(invocation, "vendor/bundle")
                : invocation.Memory.StartsFrom("ruby") ? At(Local)
                : null
        );
    }

    public static IEnumerable<Effect> Gem(Invocation invocation) =>
        invocation.Operands() is [{ Value: "install" or "i" }, ..]
            ? Into(invocation, invocation.Memory.StartsFrom("ruby") ? At(Local) : null)
            : [new InstallLanguagePackages(invocation.Name, [])];

    public static IEnumerable<Effect> Pecl(Invocation invocation) =>
        invocation.Operands() is [{ Value: "install" }, ..]
            ? Into(invocation, invocation.Memory.StartsFrom("php") ? At(Local) : null)
            : [new InstallLanguagePackages(invocation.Name, [])];

    /// <summary>cpanm, luarocks, PHP's extensions and their kin, which install below <c>/usr/local</c>.</summary>
    public static IEnumerable<Effect> IntoLocal(Invocation invocation) => Into(invocation, At(Local));

    public static IEnumerable<Effect> Go(Invocation invocation)
    {
        var compile = new Compile("go", invocation.WorkingDirectory);
        var bin = Variable(invocation, "GOBIN") ?? Below(Variable(invocation, "GOPATH") ?? At("/go"), "bin");

        return invocation.Arguments.FirstOrDefault()?.Value switch
        {
            "build" when invocation.Option("-o") is { } output => [compile, new WriteFiles([invocation.Path(output)])],
            "install" => [compile, new InstallArtifacts("go", invocation.WorkingDirectory, [bin], PrefixIsDefault: true)],
            "env" or "version" or "clean" => [new NoEffect()],
            _ => [compile],
        };
    }

    public static IEnumerable<Effect> Cargo(Invocation invocation)
    {
        var compile = new Compile("cargo", invocation.WorkingDirectory);
        if (invocation.Arguments.FirstOrDefault()?.Value != "install")
            return [compile];

        var root = invocation.Option("--root") is { } named ? invocation.Path(named) : Variable(invocation, "CARGO_HOME") ?? At("/usr/local/cargo");

        return [compile, new InstallArtifacts("cargo", invocation.WorkingDirectory, [Below(root, "bin")], PrefixIsDefault: true)];
    }

    private static StepPath? Variable(Invocation invocation, string name) =>
        invocation.Variable(name) is ['/', ..] value ? At(ContainerPath.Normalise(value)) : null;

    private static StepPath At(string path) => new(path, path, default);

    private static StepPath Below(Invocation invocation, string name) => Below(invocation.WorkingDirectory, name);

    private static StepPath Below(StepPath directory, string name) =>
        directory with
        {
            Value = directory.Value is { } path ? ContainerPath.Combine(path, name) : null,
        };
}
