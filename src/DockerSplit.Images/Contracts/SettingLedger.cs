using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Images.Contracts;

/// <summary>Compares the configurations that containers obey, field by field. Values of variables and labels are never told: some are secret.</summary>
internal static class SettingLedger
{
    private const string Other = "another value";

    public static void Enter(LedgerBooks books)
    {
        foreach (var (field, old, now) in Fields(books.Original.Config, books.Rewritten.Config))
            Enter(books, field, old, now, old == now);
        var (variables, variablesNow) = (Variables(books.Original.Config), Variables(books.Rewritten.Config));
        foreach (var (name, value) in variables)
        {
            var isSame = variablesNow.TryGetValue(name, out var now) && now == value;
            Enter(books, $"ENV {name}", "", now is null ? "" : Other, isSame || books.Expected.FreeVariables.Contains(name));
        }

        foreach (var name in variablesNow.Keys.Where(name => !variables.ContainsKey(name) && !books.Expected.FreeVariables.Contains(name)))
            Added(books, name);
        Labels(books);
    }

    private static void Labels(LedgerBooks books)
    {
        var (old, now) = (books.Original.Config.Labels, books.Rewritten.Config.Labels);
        foreach (var name in old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            Enter(
                books,
                $"LABEL {name}",
                "",
                now.ContainsKey(name) ? Other : "",
                old.GetValueOrDefault(name) == now.GetValueOrDefault(name)
            );
    }

    /// <summary>A program that reads the variable may behave otherwise; most never do.</summary>
    private static void Added(LedgerBooks books, string name)
    {
        var weight = books.Expected.ReadVariables.Contains(name) ? LedgerWeight.Breaks : LedgerWeight.Note;
        books.Find(
            new(LedgerFindingKind.AddedVariable, weight, $"ENV {name}", null, "", "", $"choose a runtime base that does not set {name}")
        );
    }

    private static void Enter(LedgerBooks books, string field, string old, string now, bool isSame)
    {
        if (!isSame)
            books.Break(LedgerFindingKind.Setting, field, old, now, $"set {field} as the original has it");
        books.Enter(
            LedgerSubject.Setting,
            field,
            isSame ? LedgerFate.Same : LedgerFate.Unaccounted,
            isSame ? LedgerReasons.Same : LedgerReasons.Unaccounted
        );
    }

    private static IEnumerable<(string Field, string Old, string Now)> Fields(ImageConfig old, ImageConfig now) =>
        [
            ("OS", old.Os, now.Os),
            ("architecture", old.Architecture, now.Architecture),
            ("USER", old.User, now.User),
            // The engine runs in the root directory where none is set (runtime-spec, process.cwd).
            ("WORKDIR", old.WorkingDirectory is "" ? "/" : old.WorkingDirectory, now.WorkingDirectory is "" ? "/" : now.WorkingDirectory),
            ("ENTRYPOINT", Words(old.Entrypoint), Words(now.Entrypoint)),
            ("CMD", Words(old.Command), Words(now.Command)),
            ("EXPOSE", Words(old.ExposedPorts), Words(now.ExposedPorts)),
            ("VOLUME", Words(old.Volumes), Words(now.Volumes)),
            ("STOPSIGNAL", old.StopSignal, now.StopSignal),
            ("SHELL", Words(old.Shell), Words(now.Shell)),
            ("ONBUILD", Words(old.OnBuild), Words(now.OnBuild)),
            ("HEALTHCHECK", Words(old.Healthcheck), Words(now.Healthcheck)),
        ];

    // Quoted, so that ["a b"] and ["a", "b"] do not look the same.
    private static string Words(ImmutableArray<string> words) =>
        words is [] ? "" : $"[{string.Join(", ", words.Select(word => $"\"{word}\""))}]";

    private static ImmutableSortedDictionary<string, string> Variables(ImageConfig config)
    {
        var variables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var parts in config.Environment.Select(variable => variable.Split('=', 2)))
            variables[parts[0]] = parts.Length == 2 ? parts[1] : "";

        return variables.ToImmutable();
    }
}
