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
                tasks.Any(IsDistribution) ? [directory.Below("build/install"), directory.Below("build/libs")] : Results(directory, "build"),
                "*.jar",
                "*.war"
            );
    }

    /// <summary>Whether a task lays out a program with its libraries and its start script below <c>build/install</c> (Gradle's distribution plugin).</summary>
    private static bool IsDistribution(StepArgument task) =>
        task.Value is { } name && name[(name.LastIndexOf(':') + 1)..] is ['i', 'n', 's', 't', 'a', 'l', 'l', .., 'D', 'i', 's', 't'];

    private static ImmutableArray<StepPath> Results(StepPath directory, string name) =>
        [directory.Below(name), directory.Below("*/" + name) with { IsPattern = true }];

    private static StepPath Project(StepPath file) =>
        file.Value is { } path && path.EndsWith(".xml", StringComparison.Ordinal) ? file with { Value = ContainerPath.Parent(path) } : file;

    private static IEnumerable<Effect> Compiler(Invocation invocation) =>
        Place.Built(invocation.Name, invocation.WorkingDirectory, invocation.Option("-d") is { } named ? [invocation.Path(named)] : []);

    /// <summary><c>jar cf NAME ...</c> and <c>jar --create --file NAME ...</c>; <c>jar xf NAME</c> unpacks where it runs.</summary>
    private static IEnumerable<Effect> Archive(Invocation invocation)
    {
        var mode = invocation.Arguments.FirstOrDefault()?.Value ?? "";
        var file = invocation.Option("--file") ?? (invocation.Arguments is [_, var name, ..] ? name : null);
        if (file is null)
            return [new UnknownEffect("'jar' has no archive that is known")];

        return mode is "--extract" || (!mode.StartsWith("--", StringComparison.Ordinal) && mode.Contains('x', StringComparison.Ordinal))
            ? [new Unpack(invocation.Path(file), invocation.WorkingDirectory)]
            : [new Compile("jar", invocation.WorkingDirectory), new WriteFiles([invocation.Path(file)])];
    }

    private static IEnumerable<Effect> Image(Invocation invocation) =>
        Place.Built(
            invocation.Name,
            invocation.WorkingDirectory,
            invocation.Option("--output", "--dest") is { } named ? [invocation.Path(named)] : []
        );
}
