using System.Collections.Immutable;

namespace DockerSplit.Analysis.Commands;

/// <summary>The readers of languages' package managers and tools, until each stands in its ecosystem's folder.</summary>
internal static class LanguageReaders
{
    public static ImmutableArray<CommandReader> All { get; } =
    [
        new(["pip"], LanguageCommands.Pip),
        new(["uv"], LanguageCommands.Uv),
        new(["virtualenv"], LanguageCommands.VirtualEnvironment),
        new(["python"], LanguageCommands.Python),
        new(["php"], LanguageCommands.Php),
        new(["Rscript"], LanguageCommands.Rscript),
        new(["npm", "yarn", "pnpm"], LanguageCommands.Node),
        new(["composer"], LanguageCommands.Composer),
        new(["bundle"], LanguageCommands.Bundle),
        new(["gem", "fluent-gem"], LanguageCommands.Gem),
        new(
            ["cpan", "cpanm", "luarocks", "docker-php-ext-install", "docker-php-ext-enable", "install-php-extensions"],
            LanguageCommands.IntoLocal
        ),
        new(["pecl"], LanguageCommands.Pecl),
        new(["go"], LanguageCommands.Go),
        new(["cargo"], LanguageCommands.Cargo),
    ];
}
