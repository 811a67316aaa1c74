using System.Collections.Immutable;

namespace DockerSplit.Analysis.Commands;

/// <summary>Commands that set the system up: caches, trust, keys, locales, alternatives.</summary>
internal static class SettingCommands
{
    private static readonly StepPath Locales = StepPath.Pattern("/usr/lib/locale/*");

    public static ImmutableArray<CommandReader> Readers { get; } =
    [
        new(["ldconfig"], static _ => [new NoEffect()]),
        new(["update-ca-certificates", "update-ca-trust", "trust"], static _ => [new UpdateTrustStore()]),
        new(["update-alternatives", "alternatives"], Alternatives),
        new(["locale-gen"], static _ => [new WriteFiles([Locales])]),
        new(["localedef"], LocaleDefinition),
        new(["gpg", "gpg1", "gpg2"], Gpg),
        new(["openssl"], OpenSsl),
        new(["ssh-keygen"], SshKeygen),
        new(["ssh-keyscan"], static _ => [new NoEffect()]),
    ];

    /// <summary><c>--install LINK NAME PATH PRIORITY</c>, more links by <c>--slave LINK NAME PATH</c>, and <c>--set NAME PATH</c>.</summary>
    private static IEnumerable<Effect> Alternatives(Invocation invocation)
    {
        var words = invocation.Arguments;
        var any = false;
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at].Value is "--install" or "--slave" && at + 3 < words.Length)
            {
                any = true;
                var name = Alternative(words[at + 2]);
                yield return new MakeLink(name.Value, invocation.Path(words[at + 1]), Symbolic: true);
                yield return new MakeLink(words[at + 3].Value, name, Symbolic: true);
            }
            else if (words[at].Value == "--set" && at + 2 < words.Length)
            {
                any = true;
                yield return new MakeLink(words[at + 2].Value, Alternative(words[at + 1]), Symbolic: true);
            }
        }

        if (!any)
            yield return invocation.Has("--auto", "--all", "--config", "--remove", "--remove-all")
                ? new WriteFiles([StepPath.Pattern("/etc/alternatives/*")])
                : new NoEffect();
    }

    private static StepPath Alternative(StepArgument name) =>
        name.Value is { } text ? StepPath.At("/etc/alternatives").Below(text) : StepPath.Pattern("/etc/alternatives/*");

    /// <summary>The output is a name in the archive of locales, or a directory where it holds a slash.</summary>
    private static IEnumerable<Effect> LocaleDefinition(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "ifuA", "--inputfile", "--charmap", "--prefix", "--alias-file", "--repertoire-map");
        if (options.Has("--list-archive", "--help"))
            return [new NoEffect()];

        return options.Operands is [.., { Value: { } output } word] && output.Contains('/', StringComparison.Ordinal)
            ? [new WriteFiles([invocation.Path(word)])]
            : [new WriteFiles([Locales])];
    }

    private static IEnumerable<Effect> Gpg(Invocation invocation)
    {
        var options = GetOpt.Read(
            invocation,
            "oru",
            "--output",
            "--keyring",
            "--homedir",
            "--keyserver",
            "--recipient",
            "--local-user",
            "--passphrase",
            "--passphrase-fd",
            "--pinentry-mode",
            "--trust-model",
            "--status-fd",
            "--logger-fd",
            "--keyserver-options",
            "--compress-algo"
        );
        if (options.Value("-o", "--output") is { } output)
            return output.Value == "-" ? [new NoEffect()] : [new WriteFiles([invocation.Path(output)])];
        if (options.Has("--dearmor", "--dearmour") && options.Operands is [var armoured, ..])
            return
            [
                new WriteFiles([
                    invocation.Path(armoured) is var path ? path with { Value = path.Value is null ? null : path.Value + ".gpg" } : null!,
                ]),
            ];
        if (
            !options.Has(
                "--import",
                "--recv-keys",
                "--recv-key",
                "--recv",
                "--receive-keys",
                "--delete-keys",
                "--refresh-keys",
                "--gen-key",
                "--quick-generate-key",
                "--batch-generate"
            )
        )
            return [new NoEffect()];

        return options.Value("--keyring") is { } ring
            ? [new WriteFiles([invocation.Path(Plain(ring))], Append: true)]
            : [new WriteFiles([Home(invocation, options)])];
    }

    /// <summary>The kind of a keyring may stand before its file (gpg(1), <c>--primary-keyring</c>).</summary>
    private static StepArgument Plain(StepArgument ring) =>
        ring.Value?.StartsWith("gnupg-ring:", StringComparison.Ordinal) == true
            ? ring with
            {
                Value = ring.Value["gnupg-ring:".Length..],
            }
            : ring;

    private static StepPath Home(Invocation invocation, GetOpt options)
    {
        var home =
            options.Value("--homedir") is { } given ? invocation.Path(given)
            : invocation.Setting("GNUPGHOME") is { } set ? StepPath.At(set)
            : StepPath.At("/root/.gnupg");

        return home.Below("*") with
        {
            IsPattern = true,
        };
    }

    /// <summary>Options with one dash name the files that it writes.</summary>
    private static IEnumerable<Effect> OpenSsl(Invocation invocation)
    {
        var written = new List<StepPath>();
        for (var at = 0; at + 1 < invocation.Arguments.Length; at++)
        {
            if (invocation.Arguments[at].Value is "-out" or "-keyout" or "-writerand")
                written.Add(invocation.Path(invocation.Arguments[at + 1]));
        }

        return written.Count == 0 ? [new NoEffect()] : [new WriteFiles([.. written])];
    }

    private static IEnumerable<Effect> SshKeygen(Invocation invocation)
    {
        if (invocation.Has("-A"))
            return [new WriteFiles([StepPath.Pattern("/etc/ssh/ssh_host_*")])];

        return invocation.Option("-f") is { } file && invocation.Path(file) is var path && !invocation.Has("-l", "-y", "-F")
            ? [new WriteFiles([path, path with { Value = path.Value is null ? null : path.Value + ".pub" }])]
            : [new NoEffect()];
    }
}
