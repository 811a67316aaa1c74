using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems.Java;

/// <summary>Java and its kin: what Maven, Gradle and the JDK's tools make.</summary>
internal sealed class JavaEcosystem() : Ecosystem("Java")
{
    internal override ImmutableArray<CommandReader> Commands =>
        [
            new(["mvn", "mvnw"], Maven),
            new(["gradle", "gradlew"], Gradle),
            new(["javac", "kotlinc", "scalac"], Compiler),
            new(["jar"], Archive),
            new(["jlink", "jpackage"], Image),
        ];

    /// <summary>Each module has its own <c>target</c>; modules lie below the root project by convention.</summary>
    private static IEnumerable<Effect> Maven(Invocation invocation)
    {
        var directory = invocation.Option("-f", "--file") is { } file ? Project(invocation.Path(file)) : invocation.WorkingDirectory;
        var goals = invocation.Operands("-f", "--file", "-pl", "--projects", "-s", "--settings", "-P", "-T", "-gs", "-l");

        return goals.All(goal => goal.Value?.StartsWith("dependency:", StringComparison.Ordinal) == true)
            ? [new InstallLanguagePackages("maven", [])]
            : Place.Built("maven", directory, Results(directory, "target"), "*.jar", "*.war");
    }

    private static IEnumerable<Effect> Gradle(Invocation invocation)
    {
        var directory = invocation.Option("-p", "--project-dir") is { } named ? invocation.Path(named) : invocation.WorkingDirectory;
        var tasks = invocation.Operands("-p", "--project-dir", "-b", "-c", "-I", "-g", "-x", "--exclude-task");

        return !tasks.IsEmpty && tasks.All(task => task.Value is "dependencies" or "wrapper" or "tasks" or "help" or "clean")
            ? [new InstallLanguagePackages("gradle", [])]
            : Place.Built(
                "gradle",
                directory,
                tasks.Any(IsDistribution)
                    ? [.. tasks.Where(IsDistribution).SelectMany(task => Distribution(directory, task))]
                    : Results(directory, "build"),
                "*.jar",
                "*.war"
            );
    }

    /// <summary>Whether a task lays out a program with its libraries and its start script below <c>build/install</c> (Gradle's distribution plugin).</summary>
    private static bool IsDistribution(StepArgument task) =>
        task.Value is { } name && name[(name.LastIndexOf(':') + 1)..] is ['i', 'n', 's', 't', 'a', 'l', 'l', .., 'D', 'i', 's', 't'];

    /// <summary>A task of one project of several names its directory by convention: <c>:server:installDist</c>.</summary>
    private static IEnumerable<StepPath> Distribution(StepPath directory, StepArgument task)
    {
        var path = task.Value!.Trim(':').Split(':')[..^1];
        var project = path.Length == 0 ? directory : directory.Below(string.Join('/', path));

        return [project.Below("build/install"), project.Below("build/libs")];
    }

    private static ImmutableArray<StepPath> Results(StepPath directory, string name) =>
        [directory.Below(name), directory.Below("*/" + name) with { IsPattern = true }];

    private static StepPath Project(StepPath file) =>
        file.Value is { } path && path.EndsWith(".xml", StringComparison.Ordinal) ? file with { Value = ContainerPath.Parent(path) } : file;

    private static IEnumerable<Effect> Compiler(Invocation invocation) =>
        Place.Built(invocation.Name, invocation.WorkingDirectory, invocation.Option("-d") is { } named ? [invocation.Path(named)] : []);

    /// <summary><c>jar cf NAME ...</c> and <c>jar --create --file NAME ...</c>; <c>jar xf NAME</c> unpacks where it runs.</summary>
    private static IEnumerable<Effect> Archive(Invocation invocation)
    {
        var first = invocation.Arguments.FirstOrDefault()?.Value ?? "";
        var mode = first.StartsWith("--", StringComparison.Ordinal) ? "" : first.TrimStart('-');
        if (mode.Contains('t', StringComparison.Ordinal) || invocation.Has("--list"))
            return [new NoEffect()];
        if ((invocation.Option("--file") ?? InOrder(invocation, mode) ?? invocation.Option("-f")) is not { } file)
            return [new UnknownEffect("'jar' has no archive that is known")];

        return mode.Contains('x', StringComparison.Ordinal) || invocation.Has("--extract")
            ? [new Unpack(invocation.Path(file), invocation.WorkingDirectory)]
            : [new Compile("jar", invocation.WorkingDirectory), new WriteFiles([invocation.Path(file)])];
    }

    /// <summary>The values of a bundle's letters stand behind it in their order: <c>jar cmf MANIFEST NAME</c>.</summary>
    private static StepArgument? InOrder(Invocation invocation, string mode)
    {
        var at = mode.Where(static letter => letter is 'f' or 'm' or 'e').ToList().IndexOf('f');

        return at >= 0 && at + 1 < invocation.Arguments.Length ? invocation.Arguments[at + 1] : null;
    }

    private static IEnumerable<Effect> Image(Invocation invocation) =>
        Place.Built(
            invocation.Name,
            invocation.WorkingDirectory,
            invocation.Option("--output", "--dest") is { } named ? [invocation.Path(named)] : []
        );
}
