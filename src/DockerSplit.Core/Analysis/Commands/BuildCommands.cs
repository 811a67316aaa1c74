using System.Collections.Immutable;
using DockerSplit.Paths;
using DockerSplit.Planning;

namespace DockerSplit.Analysis.Commands;

/// <summary>Build systems and compilers.</summary>
internal static class BuildCommands
{
    private const string DefaultPrefix = "/usr/local";

    private static readonly string[] DirectoryOptions =
    [
        "--bindir",
        "--sbindir",
        "--libdir",
        "--sysconfdir",
        "--localstatedir",
        "--datadir",
        "--sbin-path",
        "--conf-path",
        "--modules-path",
    ];

    public static IEnumerable<Effect> Configure(Invocation invocation)
    {
        var prefix = invocation.Option("--prefix", "-prefix");
        var build = new ConfigureBuild("autotools", invocation.WorkingDirectory, Prefix(invocation, prefix), prefix is null);
        invocation.Trees.Add(invocation.WorkingDirectory, build);

        return [build];
    }

    private static StepPath Prefix(Invocation invocation, StepArgument? given) =>
        given is null ? new(DefaultPrefix, DefaultPrefix, default) : invocation.Path(given);

    public static IEnumerable<Effect> Make(Invocation invocation)
    {
        var directory = invocation.Option("-C", "--directory") is { } given ? invocation.Path(given) : invocation.WorkingDirectory;
        var operands = invocation.Operands("-C", "-f", "-I", "-o", "-W", "--file", "--directory");
        var variables = operands.Where(operand => operand.Text.Contains('=', StringComparison.Ordinal)).ToList();
        var targets = operands.Except(variables).ToList();
        if (!targets.Exists(target => target.Value?.StartsWith("install", StringComparison.Ordinal) == true))
            return [new Compile(invocation.Name, directory)];

        var configured = invocation.Trees.Of(directory);
        var named = Variable(variables, "PREFIX", "prefix", "INSTALL_PREFIX");
        var prefix = named is null ? configured?.Prefix ?? new(DefaultPrefix, DefaultPrefix, default) : invocation.Path(named);
        var isDefault = named is null && configured?.PrefixIsDefault != false;
        if (Variable(variables, "DESTDIR") is { } destination)
            prefix = Below(invocation.Path(destination), prefix);

        return [new Compile(invocation.Name, directory), new InstallArtifacts(invocation.Name, directory, [prefix], isDefault)];
    }

    private static StepPath Below(StepPath destination, StepPath prefix) =>
        prefix with
        {
            Value =
                destination.Value is null || prefix.Value is null ? null : ContainerPath.Normalise(destination.Value + prefix.Value),
        };

    private static StepArgument? Variable(List<StepArgument> variables, params string[] names) =>
        variables
            .Where(variable => names.Contains(variable.Text.Split('=')[0]))
            .Select(variable => variable with { Value = variable.Value?[(variable.Value.IndexOf('=') + 1)..] })
            .FirstOrDefault();

    public static IEnumerable<Effect> CMake(Invocation invocation)
    {
        if (invocation.Option("--install") is { } tree)
        {
            var from = invocation.Path(tree);
            var given = invocation.Option("--prefix");
            var root = given is not null
                ? invocation.Path(given)
                : invocation.Trees.Of(from)?.Prefix ?? new(DefaultPrefix, DefaultPrefix, default);

            return [new InstallArtifacts("cmake", from, [root], given is null)];
        }

        if (invocation.Option("--build") is { } build)
        {
            var directory = invocation.Path(build);
            var root = invocation.Trees.Of(directory)?.Prefix ?? new StepPath(DefaultPrefix, DefaultPrefix, default);

            return invocation.Option("--target", "-t")?.Value == "install"
                ? [new Compile("cmake", directory), new InstallArtifacts("cmake", directory, [root], true)]
                : [new Compile("cmake", directory)];
        }

        var prefix = invocation.Arguments.FirstOrDefault(argument =>
            argument.Text.StartsWith("-DCMAKE_INSTALL_PREFIX", StringComparison.Ordinal)
        );
        var value = prefix is null ? null : prefix with { Value = prefix.Value?[(prefix.Value.IndexOf('=') + 1)..] };
        var tree2 = invocation.Option("-B") is { } into ? invocation.Path(into) : invocation.WorkingDirectory;
        var configured = new ConfigureBuild("cmake", SourceOf(invocation), Prefix(invocation, value), value is null);
        invocation.Trees.Add(tree2, configured);

        return [configured, new Compile("cmake", tree2)];
    }

    /// <summary>The source tree: <c>-S</c>, or the one operand, or where cmake runs.</summary>
    private static StepPath SourceOf(Invocation invocation) =>
        invocation.Option("-S") is { } named ? invocation.Path(named)
        : invocation.Operands("-G", "-S", "-B", "-D", "-C", "-T", "-A") is [.., var operand] ? invocation.Path(operand)
        : invocation.WorkingDirectory;

    public static IEnumerable<Effect> Compiler(Invocation invocation) =>
        invocation.Option("-o") is { } output
            ? [new Compile("cc", invocation.WorkingDirectory), new WriteFiles([invocation.Path(output)])]
            : [new Compile("cc", invocation.WorkingDirectory)];

    public static IEnumerable<Effect> LanguagePackages(Invocation invocation) => [new InstallLanguagePackages(invocation.Name, [])];

    public static IEnumerable<Effect> BuildTool(Invocation invocation) => [new Compile(invocation.Name, invocation.WorkingDirectory)];

    /// <summary>Further directories that an option of configure names.</summary>
    public static ImmutableArray<StepPath> OtherRoots(Invocation invocation) =>
        [.. DirectoryOptions.Select(option => invocation.Option(option)).OfType<StepArgument>().Select(invocation.Path)];
}
