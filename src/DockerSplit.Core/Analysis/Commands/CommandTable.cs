using System.Collections.Frozen;
using DockerSplit.Knowledge;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Commands;

/// <summary>Which reader understands which command. A command that stands nowhere may touch anything.</summary>
internal static class CommandTable
{
    private static readonly FrozenDictionary<string, Func<Invocation, IEnumerable<Effect>>> Readers = new Dictionary<
        string,
        Func<Invocation, IEnumerable<Effect>>
    >(StringComparer.Ordinal)
    {
        ["clean-install"] = PackageCommands.InstallAll,
        ["install_packages"] = PackageCommands.InstallAll,
        ["rosdep"] = PackageCommands.Rosdep,
        ["pacman"] = PackageCommands.Pacman,
        ["zypper"] = PackageCommands.Zypper,
        ["tdnf"] = PackageCommands.Dnf,
        ["pip"] = LanguageCommands.Pip,
        ["uv"] = LanguageCommands.Uv,
        ["virtualenv"] = LanguageCommands.VirtualEnvironment,
        ["python"] = LanguageCommands.Python,
        ["php"] = LanguageCommands.Php,
        ["Rscript"] = LanguageCommands.Rscript,
        ["npm"] = LanguageCommands.Node,
        ["yarn"] = LanguageCommands.Node,
        ["pnpm"] = LanguageCommands.Node,
        ["composer"] = LanguageCommands.Composer,
        ["bundle"] = LanguageCommands.Bundle,
        ["gem"] = LanguageCommands.Gem,
        ["fluent-gem"] = LanguageCommands.Gem,
        ["cpan"] = LanguageCommands.IntoLocal,
        ["cpanm"] = LanguageCommands.IntoLocal,
        ["luarocks"] = LanguageCommands.IntoLocal,
        ["pecl"] = LanguageCommands.Pecl,
        ["docker-php-ext-install"] = LanguageCommands.IntoLocal,
        ["docker-php-ext-enable"] = LanguageCommands.IntoLocal,
        ["install-php-extensions"] = LanguageCommands.IntoLocal,
        ["go"] = LanguageCommands.Go,
        ["cargo"] = LanguageCommands.Cargo,
        ["apk"] = PackageCommands.Apk,
        ["apt"] = PackageCommands.Apt,
        ["apt-get"] = PackageCommands.Apt,
        ["aptitude"] = PackageCommands.Apt,
        ["apt-mark"] = PackageCommands.AptMark,
        ["dpkg"] = PackageCommands.Dpkg,
        ["dnf"] = PackageCommands.Dnf,
        ["microdnf"] = PackageCommands.Dnf,
        ["yum"] = PackageCommands.Dnf,
        ["wget"] = FileCommands.Wget,
        ["curl"] = FileCommands.Curl,
        ["git"] = FileCommands.Git,
        ["tar"] = FileCommands.Tar,
        ["unzip"] = FileCommands.Unzip,
        ["cp"] = FileCommands.Copy,
        ["rsync"] = FileCommands.Copy,
        ["install"] = FileCommands.Install,
        ["mv"] = FileCommands.Move,
        ["ln"] = FileCommands.Link,
        ["sed"] = FileCommands.Sed,
        ["chown"] = FileCommands.ChangeOwner,
        ["chgrp"] = FileCommands.ChangeOwner,
        ["chmod"] = FileCommands.ChangeMode,
        ["setcap"] = FileCommands.SetCapabilities,
        ["useradd"] = FileCommands.User,
        ["adduser"] = FileCommands.User,
        ["usermod"] = FileCommands.User,
        ["groupadd"] = FileCommands.Group,
        ["addgroup"] = FileCommands.Group,
        ["groupmod"] = FileCommands.Group,
        ["mkdir"] = invocation => [new MakeDirectories(invocation.Paths(invocation.Operands("-m", "--mode")))],
        ["touch"] = invocation => [new WriteFiles(invocation.Paths(invocation.Operands("-d", "-r", "-t")), Append: true)],
        ["tee"] = invocation => [new WriteFiles(invocation.Paths(invocation.Operands()), invocation.Has("-a", "--append"))],
        ["rm"] = invocation => [new RemoveFiles(invocation.Paths(invocation.Operands()))],
        ["rmdir"] = invocation => [new RemoveFiles(invocation.Paths(invocation.Operands()))],
        ["unlink"] = invocation => [new RemoveFiles(invocation.Paths(invocation.Operands()))],
        ["bsdtar"] = FileCommands.Tar,
        ["hg"] = FileCommands.Git,
        ["find"] = FileCommands.Find,
        ["strip"] = invocation => [new StripBinaries(invocation.Paths(invocation.Operands("-o", "-R", "-K", "-N")))],
        ["ldconfig"] = static _ => [new RefreshLinkerCache()],
        ["update-ca-certificates"] = static _ => [new UpdateTrustStore()],
        ["update-ca-trust"] = static _ => [new UpdateTrustStore()],
        ["apt-key"] = static _ => [new ConfigurePackageSources(PackageManager.Apt, [])],
        ["add-apt-repository"] = static _ => [new ConfigurePackageSources(PackageManager.Apt, [])],
        ["configure"] = BuildCommands.Configure,
        ["config"] = BuildCommands.Configure,
        ["Configure"] = BuildCommands.Configure,
        ["make"] = BuildCommands.Make,
        ["gmake"] = BuildCommands.Make,
        ["ninja"] = BuildCommands.Make,
        ["cmake"] = BuildCommands.CMake,
        ["gcc"] = BuildCommands.Compiler,
        ["cc"] = BuildCommands.Compiler,
        ["g++"] = BuildCommands.Compiler,
        ["c++"] = BuildCommands.Compiler,
        ["clang"] = BuildCommands.Compiler,
        ["clang++"] = BuildCommands.Compiler,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<Effect> Read(Invocation invocation)
    {
        if (AsksAboutItself(invocation))
            return [new NoEffect()];
        if (invocation.Name.Length == 0)
            return [new UnknownEffect("the command's name cannot be known")];

        return Find(invocation) ?? Find(invocation with { Name = Unversioned(invocation.Name) }) ?? [new UnknownEffect($"'{invocation.Name}' is not known")];
    }

    private static IEnumerable<Effect>? Find(Invocation invocation) =>
        Readers.TryGetValue(invocation.Name, out var reader)
            ? reader(invocation)
            : CommandKnowledge.KindOf(invocation.Name) switch
            {
                CommandKind.Harmless => [new NoEffect()],
                CommandKind.Builds => BuildCommands.BuildTool(invocation),
                CommandKind.InstallsLanguagePackages => BuildCommands.LanguagePackages(invocation),
                CommandKind.Reads => [new ReadFiles(invocation.Paths(invocation.Operands()))],
                _ => null,
            };

    /// <summary>Whether a program is only asked for its version or its options, as authors do to see that it starts.</summary>
    private static bool AsksAboutItself(Invocation invocation) =>
        invocation.Arguments switch
        {
            [{ Value: "-v" or "-V" or "-version" or "-h" or "-help" }] => true,
            [{ Value: "version" or "help" }] => !Readers.ContainsKey(invocation.Name) || invocation.Name is "go" or "npm" or "pip" or "php",
            [.., { Value: "--version" or "--help" }] => true,
            _ => false,
        };

    /// <summary><c>python</c> for <c>python3.12</c>, <c>gcc</c> for <c>gcc-12</c>.</summary>
    private static string Unversioned(string name) => name.TrimEnd("0123456789.".ToCharArray()).TrimEnd('-');
}
