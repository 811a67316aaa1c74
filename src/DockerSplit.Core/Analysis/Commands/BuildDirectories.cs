using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Analysis.Commands;

/// <summary>The directories of an installation that options and variables name, besides the prefix.</summary>
internal static class BuildDirectories
{
    /// <summary>Options of configure that name a directory (GNU Coding Standards, "Directory Variables").</summary>
    private static readonly string[] Directories =
    [
        "--exec-prefix",
        "--bindir",
        "--sbindir",
        "--libexecdir",
        "--libdir",
        "--shlibdir",
        "--includedir",
        "--incdir",
        "--oldincludedir",
        "--sysconfdir",
        "--sharedstatedir",
        "--localstatedir",
        "--runstatedir",
        "--datarootdir",
        "--datadir",
        "--docdir",
        "--mandir",
        "--infodir",
        "--localedir",
        "--openssldir",
        "--modules-path",
    ];

    /// <summary>Options that name a file which is installed.</summary>
    private static readonly string[] Files = ["--sbin-path"];

    /// <summary>Options that name a file which is installed with others beside it, or written at run time into a directory that is made.</summary>
    private static readonly string[] FilesWithOthers = ["--conf-path", "--error-log-path", "--http-log-path"];

    /// <summary>Variables of make that name a directory, as makefiles without a configure script have them.</summary>
    private static readonly string[] Variables =
    [
        "bindir",
        "sbindir",
        "libdir",
        "libexecdir",
        "sysconfdir",
        "localstatedir",
        "datadir",
        "includedir",
        "mandir",
        "BINDIR",
        "SBINDIR",
        "LIBDIR",
        "SYSCONFDIR",
        "DATADIR",
        "MANDIR",
        "INCLUDEDIR",
        "INSTALL_TOP",
        "INSTALL_BIN",
    ];

    /// <summary>The places outside of the prefix that options of configure name.</summary>
    public static ImmutableArray<StepPath> OfConfigure(Invocation invocation, StepPath prefix)
    {
        var roots = Directories
            .Concat(Files)
            .Select(option => invocation.Option(option))
            .OfType<StepArgument>()
            .Select(value => Resolve(invocation, value, prefix))
            .Concat(
                FilesWithOthers
                    .Select(option => invocation.Option(option))
                    .OfType<StepArgument>()
                    .Select(value => Parent(Resolve(invocation, value, prefix)))
            );

        return Outside(roots, prefix);
    }

    /// <summary>The places outside of the prefix that variables on make's command line name.</summary>
    public static ImmutableArray<StepPath> OfMake(Invocation invocation, IEnumerable<StepArgument> variables, StepPath prefix) =>
        Outside(
            variables
                .Where(variable => Variables.Contains(variable.Text.Split('=')[0]))
                .Select(variable => Resolve(invocation, ValueOf(variable), prefix)),
            prefix
        );

    /// <summary>Places without those that lie in the prefix.</summary>
    public static ImmutableArray<StepPath> Outside(IEnumerable<StepPath> roots, StepPath prefix) =>
        [
            .. roots
                .Where(root => root.Value is null || prefix.Value is null || !ContainerPath.IsWithin(root.Value, prefix.Value))
                .DistinctBy(root => (root.Value, root.Value is null ? root.Text : "")),
        ];

    /// <summary>What stands behind the equals sign.</summary>
    public static StepArgument ValueOf(StepArgument assignment) =>
        assignment with
        {
            Value = assignment.Value?[(assignment.Value.IndexOf('=') + 1)..],
            Text = assignment.Text[(assignment.Text.IndexOf('=') + 1)..],
        };

    /// <summary>A value may stand on the prefix: <c>'${prefix}/etc'</c>.</summary>
    private static StepPath Resolve(Invocation invocation, StepArgument value, StepPath prefix)
    {
        foreach (var name in (string[])["${prefix}", "$(prefix)", "$(PREFIX)"])
        {
            if (value.Value?.StartsWith(name, StringComparison.Ordinal) == true)
                return prefix.Below(value.Value[name.Length..]);
        }

        return invocation.Path(value);
    }

    private static StepPath Parent(StepPath path) => path with { Value = path.Value is null ? null : ContainerPath.Parent(path.Value) };
}
