using System.Collections.Frozen;
using DockerSplit.Knowledge;

namespace DockerSplit.Analysis.Commands;

/// <summary>Which reader understands which command. A command that stands nowhere may touch anything.</summary>
internal static class CommandTable
{
    private static readonly FrozenDictionary<string, Func<Invocation, IEnumerable<Effect>>> Readers = new Dictionary<
        string,
        Func<Invocation, IEnumerable<Effect>>
    >(StringComparer.Ordinal)
    {
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
        if (invocation.Name.Length == 0)
            return [new UnknownEffect("the command's name cannot be known")];
        if (Readers.TryGetValue(invocation.Name, out var reader))
            return reader(invocation);

        return CommandKnowledge.KindOf(invocation.Name) switch
        {
            CommandKind.Harmless => [new NoEffect()],
            CommandKind.Builds => BuildCommands.BuildTool(invocation),
            CommandKind.InstallsLanguagePackages => BuildCommands.LanguagePackages(invocation),
            CommandKind.Reads => [new ReadFiles(invocation.Paths(invocation.Operands()))],
            _ => [new UnknownEffect($"'{invocation.Name}' is not known")],
        };
    }
}
