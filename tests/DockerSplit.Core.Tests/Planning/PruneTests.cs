using DockerSplit.Facts;
using DockerSplit.Planning;

namespace DockerSplit.Core.Tests.Planning;

/// <summary>Dependencies for development leave by a stage behind the builder, but for those that run time needs.</summary>
public sealed class PruneTests
{
    private const string Text = """
        FROM node:20
        WORKDIR /app
        COPY . .
        RUN npm ci && npm run build
        CMD ["npm", "start"]
        """;

    private const string Lock = """
        {
          "packages": {
            "node_modules/express": { "version": "4.19.2" },
            "node_modules/typescript": { "version": "5.4.5", "dev": true, "bin": { "tsc": "bin/tsc" } },
            "node_modules/@types/node": { "version": "20.0.0", "dev": true }
          }
        }
        """;

    private static Seen App(string start, params string[] imports) =>
        new Seen
        {
            Config = new()
            {
                Architecture = "amd64",
                WorkingDirectory = "/app",
                Command = ["npm", "start"],
            },
        }
            .Text("/app/package.json", $$"""{ "scripts": { "start": "{{start}}" }, "devDependencies": { "typescript": "5.4.5" } }""")
            .Text("/app/node_modules/.package-lock.json", Lock)
            .Built("/app/node_modules/express/index.js")
            .Built("/app/node_modules/typescript/bin/tsc")
            .Built("/app/node_modules/.bin/tsc", kind: FileKind.SymbolicLink, link: "../typescript/bin/tsc")
            .Built("/app/node_modules/@types/node/index.d.ts")
            .Source("/app/dist/server.js", [.. imports, "express", "./routes"])
            .Source("/app/dist/routes.js", "../lib/db")
            .Source("/app/lib/db.js", "node:fs")
            .Source("/app/src/server.ts", "express");

    [Fact]
    public void What_the_lock_marks_goes_and_the_builder_stays_as_it_was()
    {
        var split = Assert.IsType<Split>(App("node dist/server").Plan(Text));

        Assert.StartsWith(
            Text.Replace("node:20", "node:20 AS builder", StringComparison.Ordinal)[..^"CMD [\"npm\", \"start\"]".Length],
            split.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("FROM builder AS pruned\n", split.Text, StringComparison.Ordinal);
        Assert.Contains("WORKDIR /app\nRUN npm prune --omit=dev --ignore-scripts", split.Text, StringComparison.Ordinal);
        Assert.Contains("COPY --from=pruned /app /app", split.Text, StringComparison.Ordinal);
        Assert.Equal(
            [
                "/app/node_modules/.bin",
                "/app/node_modules/.bin/tsc",
                "/app/node_modules/@types",
                "/app/node_modules/@types/node",
                "/app/node_modules/typescript",
            ],
            split.Plan.Expected.DroppedPaths.Where(dropped => dropped.Value.Rule == "development").Select(dropped => dropped.Key)
        );
        Assert.Equal(["/app/node_modules/.package-lock.json"], split.Plan.Expected.Altered.Keys);
        Assert.Contains(split.Plan.Drops, drop => drop is { Path: "/app/node_modules/typescript", Size: 1000 });
    }

    [Fact]
    public void A_Makefile_in_a_package_takes_no_directory_apart()
    {
        var split = Assert.IsType<Split>(App("node dist/server").Built("/app/node_modules/express/Makefile").Plan(Text));

        Assert.Contains("COPY --from=pruned /app /app", split.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tsc --watch", "what the container starts calls tsc")]
    [InlineData("node -r typescript/register dist/server.js", "what the container starts calls typescript/register")]
    [InlineData("node node_modules/typescript/bin/tsc", "what the container starts calls node_modules/typescript/bin/tsc")]
    [InlineData("node src/server.ts", "src/server.ts is run as it is")]
    [InlineData("next dev", "next builds while it serves")]
    [InlineData("npm run other", "what the script 'other' starts is not known")]
    public void What_the_start_needs_stays_and_the_plan_says_why(string start, string why)
    {
        var split = Assert.IsType<Split>(Forced(App(start)));

        Assert.Empty(split.Plan.ExtraStages);
        Assert.Contains(
            split.Plan.Copies.SelectMany(copy => copy.Evidence),
            evidence => evidence.Rule == "development-stays" && evidence.Reason.EndsWith(why, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_source_that_stays_and_imports_one_keeps_them_all()
    {
        Assert.True(Prunes(App("node dist/server.js").Source("/app/src/client.ts", "typescript")));
        Assert.True(Prunes(App("node dist/server.js").Source("/app/webpack.config.js", "typescript")));
        Assert.False(Prunes(App("node dist/server.js", "typescript")));
        Assert.False(Prunes(App("node dist/server.js").Source("/app/lib/db.js", "typescript/lib")));
        Assert.False(Prunes(App("node server.js").Source("/app/server.js").Source("/app/other.js", "typescript")));
    }

    [Fact]
    public void A_module_that_was_missing_and_any_wider_rung_keep_them()
    {
        var missing = new Lessons([new MissingModule("node", "typescript", "")], Rung.Exact);

        Assert.False(Prunes(App("node dist/server.js"), missing));
        Assert.False(Prunes(App("node dist/server.js"), new([], Rung.Wide)));
        Assert.True(Prunes(App("node dist/server.js"), new([new MissingModule("node", "pg", "")], Rung.Exact)));
    }

    [Fact]
    public void What_run_time_reaches_stays() =>
        Assert.False(Prunes(App("node dist/server.js").Reach("CMD", "/app/node_modules/typescript/bin/tsc", NeedKind.Command)));

    [Fact]
    public void Packages_that_no_manifest_asks_for_would_go_too_so_nothing_goes() =>
        Assert.False(
            Prunes(
                App("node dist/server.js")
                    .Text(
                        "/app/node_modules/.package-lock.json",
                        Lock.Replace("\"4.19.2\"", "\"4.19.2\", \"extraneous\": true", StringComparison.Ordinal)
                    )
            )
        );

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{ \"packages\": 3 }")]
    public void A_lock_that_is_none_says_nothing(string text) =>
        Assert.False(Prunes(App("node dist/server.js").Text("/app/node_modules/.package-lock.json", text)));

    [Theory]
    [InlineData("2.1.3", true)]
    [InlineData("2.0.0", false)]
    public void The_lock_of_yarn_tells_what_only_dependencies_for_development_ask_for(string version, bool isPruned)
    {
        const string dockerfile = "FROM node:20\nWORKDIR /app\nCOPY . .\nRUN yarn && yarn build\nCMD [\"node\", \"dist/server.js\"]\n";
        var seen = new Seen
        {
            Config = new() { WorkingDirectory = "/app", Command = ["node", "dist/server.js"] },
        }
            .Text("/app/package.json", """{ "dependencies": { "ms": "^2.0.0" }, "devDependencies": { "debug": "^4.0.0" } }""")
            .Text(
                "/app/yarn.lock",
                $"""
                # yarn lockfile v1


                debug@^4.0.0:
                  version "4.3.4"
                  dependencies:
                    {(isPruned ? "ms \"^2.0.0\"" : "ms \"2.1.2\"")}

                ms@^2.0.0:
                  version "{version}"

                ms@2.1.2:
                  version "2.1.2"
                """.Replace(isPruned ? "ms@2.1.2:" : "none", "nothing@1:", StringComparison.Ordinal)
            )
            .Built("/app/node_modules/ms/index.js")
            .Built("/app/node_modules/debug/src/index.js")
            .Built("/app/node_modules/nothing/index.js")
            .Source("/app/dist/server.js", "ms");

        var split = Assert.IsType<Split>(seen.StartFrom(new() { Architecture = "amd64" }).Plan(dockerfile));

        Assert.Equal(isPruned, split.Text.Contains("RUN yarn install --production", StringComparison.Ordinal));
        Assert.Equal(isPruned, split.Plan.Expected.DroppedPaths.ContainsKey("/app/node_modules/debug"));
        Assert.False(split.Plan.Expected.DroppedPaths.ContainsKey("/app/node_modules/ms"));
    }

    [Theory]
    [InlineData("symfony", true)]
    [InlineData("Faker\\Factory", false)]
    public void Composer_takes_out_what_no_source_names(string used, bool isPruned)
    {
        const string dockerfile = "FROM php:8.2-apache\nWORKDIR /srv\nCOPY . .\nRUN apt-get install -y gcc && composer install -o\n";
        const string faker = """{ "name": "fakerphp/faker", "bin": ["bin/fake"], "autoload": { "psr-4": { "Faker\\": "src/" } } }""";
        var seen = new Seen
        {
            Config = new() { WorkingDirectory = "/srv", Command = ["apache2-foreground"] },
        }
            .Text("/srv/composer.json", """{ "require-dev": { "fakerphp/faker": "^1.23" } }""")
            .Text("/srv/composer.lock", "{}")
            .Text("/srv/vendor/composer/installed.json", $$"""{ "packages": [{{faker}}], "dev-package-names": ["fakerphp/faker"] }""")
            .Built("/srv/vendor/fakerphp/faker/src/Factory.php")
            .Built("/srv/vendor/bin/fake")
            .Built("/srv/vendor/autoload.php")
            .Source("/srv/index.php", used);

        var result = seen.StartFrom(new() { Architecture = "amd64" }).Plan(dockerfile);

        Assert.Equal(
            isPruned ? ["/srv/vendor/bin", "/srv/vendor/bin/fake", "/srv/vendor/fakerphp", "/srv/vendor/fakerphp/faker"] : [],
            result is Split split
                ? split.Plan.Expected.DroppedPaths.Where(dropped => dropped.Value.Rule == "development").Select(dropped => dropped.Key)
                : []
        );
        if (isPruned)
            Assert.Contains(
                " composer install --no-dev --no-scripts --no-interaction --no-progress -o\n",
                ((Split)result).Text,
                StringComparison.Ordinal
            );
    }

    private static bool Prunes(Seen seen, Lessons? lessons = null) =>
        Forced(seen, lessons) is Split split && !split.Plan.ExtraStages.IsEmpty;

    /// <summary>The plan on a smaller base, so that there is something to gain in any case.</summary>
    private static SplitResult Forced(Seen seen, Lessons? lessons = null) =>
        seen.StartFrom(new() { Architecture = "amd64" }).Plan(Text, lessons: lessons);
}
