using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Paths;

namespace DockerSplit.Ecosystems;

/// <summary>The forms in which ecosystems say where something goes.</summary>
internal static class Place
{
    private const string DefaultHome = "/root";

    /// <summary>A place of the data; a <c>*</c> in it stands for names that the text does not tell.</summary>
    public static StepPath Of(string path) => PathPattern.IsPattern(path) ? StepPath.Pattern(path) : StepPath.At(path);

    /// <summary>The directory that a variable names; null where it is not set, not known or no absolute path.</summary>
    public static StepPath? OfVariable(Invocation invocation, string name) =>
        invocation.Setting(name) is ['/', ..] value ? StepPath.At(ContainerPath.Normalise(value)) : null;

    /// <summary>Something below the home directory, which is root's where nothing says otherwise.</summary>
    public static StepPath Home(Invocation invocation, string path) =>
        (OfVariable(invocation, "HOME") ?? StepPath.At(DefaultHome)).Below(path);

    /// <summary>Packages go to the places. Where they go that cannot be known may be lost, and that is said.</summary>
    public static IEnumerable<Effect> Installed(Invocation invocation, ImmutableArray<StepPath> roots) =>
        roots.IsEmpty
            ?
            [
                new InstallLanguagePackages(invocation.Name, []),
                new UnknownEffect($"where '{invocation.Name}' installs to cannot be known"),
            ]
            : [new InstallLanguagePackages(invocation.Name, roots)];

    /// <summary>Something is compiled in a directory; the results lie there where no other place is known.</summary>
    /// <param name="whole">Patterns of the names of results that need nothing of what lies beside them.</param>
    public static IEnumerable<Effect> Built(
        string system,
        StepPath directory,
        ImmutableArray<StepPath> results,
        params ImmutableArray<string> whole
    ) => [new Compile(system, directory), new BuildResults(system, results.IsEmpty ? [directory] : results) { Whole = whole }];

    /// <summary>The invocation of what stands behind a word, as with <c>uv pip ...</c>.</summary>
    public static Invocation Behind(this Invocation invocation, string word)
    {
        var at = invocation.Arguments.IndexOf(invocation.Arguments.First(argument => argument.Value == word));

        return invocation with
        {
            Arguments = invocation.Arguments[(at + 1)..],
        };
    }
}
