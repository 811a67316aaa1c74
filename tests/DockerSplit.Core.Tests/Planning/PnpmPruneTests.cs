using DockerSplit.Facts;
using DockerSplit.Planning;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>What pnpm has for development leaves by the links between its packages, and no file of a package for run time does.</summary>
public sealed class PnpmPruneTests
{
    private const string Text = """
        FROM node:20
        WORKDIR /app
        COPY . .
        RUN pnpm install --frozen-lockfile
        CMD ["node", "dist/server.js"]

        """;

    private static Seen App(string lockFile = "pnpm-lock.yaml") =>
        new Seen
        {
            Config = new()
            {
                Architecture = "amd64",
                WorkingDirectory = "/app",
                Command = ["node", "dist/server.js"],
            },
        }
            .Text("/app/package.json", """{ "dependencies": { "express": "4" }, "devDependencies": { "debug": "4", "typescript": "5" } }""")
            .Text($"/app/{lockFile}", "lockfileVersion: '9.0'\n")
            .Text("/app/node_modules/.bin/tsc", "exec node \"$basedir/../typescript/bin/tsc\" \"$@\"\n")
            .Built("/app/node_modules/.pnpm", kind: FileKind.Directory)
            .Stored("express@4.19.2", "express", "ms@2.1.3")
            .Stored("ms@2.1.3", "ms")
            .Stored("ms@2.1.2", "ms")
            .Stored("debug@4.3.4", "debug", "ms@2.1.2")
            .Stored("typescript@5.4.5", "typescript")
            .Link("/app/node_modules/express", ".pnpm/express@4.19.2/node_modules/express")
            .Link("/app/node_modules/debug", ".pnpm/debug@4.3.4/node_modules/debug")
            .Link("/app/node_modules/typescript", ".pnpm/typescript@5.4.5/node_modules/typescript")
            .Link("/app/node_modules/.pnpm/node_modules/ms", "../ms@2.1.2/node_modules/ms")
            .Source("/app/dist/server.js", "express");

    [Fact]
    public void What_only_development_links_to_goes_with_its_links_and_programs()
    {
        var split = Assert.IsType<Split>(Plan(App()));

        Assert.Contains("RUN CI=true pnpm install --prod --frozen-lockfile --offline", split.Text, StringComparison.Ordinal);
        Assert.Equal(
            [
                "/app/node_modules/.bin",
                "/app/node_modules/.bin/tsc",
                "/app/node_modules/.pnpm/debug@4.3.4",
                "/app/node_modules/.pnpm/ms@2.1.2",
                "/app/node_modules/.pnpm/typescript@5.4.5",
                "/app/node_modules/debug",
                "/app/node_modules/typescript",
            ],
            split.Plan.Expected.DroppedPaths.Where(dropped => dropped.Value.Rule == "development").Select(dropped => dropped.Key)
        );
        Assert.Contains("/app/node_modules/.pnpm/node_modules/ms", split.Plan.Expected.Altered.Keys);
    }

    [Fact]
    public void A_package_that_one_for_run_time_links_to_stays_though_it_is_for_development_too()
    {
        var split = Assert.IsType<Split>(
            Plan(App().Link("/app/node_modules/.pnpm/express@4.19.2/node_modules/debug", "../../debug@4.3.4/node_modules/debug"))
        );

        Assert.False(split.Plan.Expected.DroppedPaths.ContainsKey("/app/node_modules/.pnpm/debug@4.3.4"));
        Assert.False(split.Plan.Expected.DroppedPaths.ContainsKey("/app/node_modules/.pnpm/ms@2.1.2"));
        Assert.True(split.Plan.Expected.DroppedPaths.ContainsKey("/app/node_modules/debug"));
    }

    [Fact]
    public void A_source_that_imports_one_keeps_all() =>
        Assert.Empty(Assert.IsType<Split>(Plan(App().Source("/app/dist/other.js", "debug"))).Plan.ExtraStages);

    [Fact]
    public void Without_a_lock_all_stay_and_the_plan_says_why()
    {
        var split = Assert.IsType<Split>(Plan(App("other.yaml")));

        Assert.Empty(split.Plan.ExtraStages);
        Assert.Contains(
            split.Plan.Copies.SelectMany(copy => copy.Evidence),
            evidence => evidence.Rule == "development-stays" && evidence.Reason.Contains("pnpm-lock.yaml", StringComparison.Ordinal)
        );
    }

    private static SplitResult Plan(Seen seen) => seen.StartFrom(new() { Architecture = "amd64" }).Plan(Text);
}

file static class PnpmStore
{
    /// <summary>A package in the store, with links to those that it asks for.</summary>
    public static Seen Stored(this Seen seen, string entry, string name, params string[] asksFor)
    {
        var modules = $"/app/node_modules/.pnpm/{entry}/node_modules";
        seen = seen.Built($"/app/node_modules/.pnpm/{entry}", kind: FileKind.Directory).Built($"{modules}/{name}/index.js");

        return asksFor.Aggregate(
            seen,
            (image, other) => image.Link($"{modules}/{other.Split('@')[0]}", $"../../{other}/node_modules/{other.Split('@')[0]}")
        );
    }

    public static Seen Link(this Seen seen, string path, string target) => seen.Built(path, kind: FileKind.SymbolicLink, link: target);
}
