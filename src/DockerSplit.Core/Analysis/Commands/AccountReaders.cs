using System.Collections.Immutable;
using System.Globalization;

namespace DockerSplit.Analysis.Commands;

/// <summary>Commands that make and change accounts: those of shadow, Debian's adduser and BusyBox.</summary>
internal static class AccountReaders
{
    private const string UserTakes = "bcdefgGhkKpsuZRP";

    private static readonly string[] UserTakesLong =
    [
        "--uid",
        "--gid",
        "--home-dir",
        "--home",
        "--shell",
        "--comment",
        "--groups",
        "--ingroup",
        "--gecos",
        "--base-dir",
        "--password",
        "--skel",
        "--key",
        "--expiredate",
        "--inactive",
        "--root",
        "--prefix",
        "--login",
        "--firstuid",
        "--lastuid",
        "--conf",
        "--selinux-user",
    ];

    public static ImmutableArray<CommandReader> Readers { get; } =
    [
        new(["useradd"], UserAdd),
        new(["adduser"], AddUser),
        new(["groupadd"], GroupAdd),
        new(["addgroup"], AddGroup),
        new(["usermod"], invocation => [new ChangeAccount(Last(invocation, "cdefgGklpsuRPvVwWZ", UserTakesLong))]),
        new(["chsh"], invocation => [new ChangeAccount(Last(invocation, "sR", "--shell", "--root"))]),
        new(["chfn"], invocation => [new ChangeAccount(Last(invocation, "fhorwR", "--full-name", "--root"))]),
        new(
            ["chage"],
            invocation =>
                [
                    new ChangeAccount(
                        Last(invocation, "dEImMRW", "--lastday", "--expiredate", "--inactive", "--mindays", "--maxdays", "--warndays")
                    ),
                ]
        ),
        new(["groupmod"], invocation => [new ChangeAccount(Last(invocation, "gnpRPU", "--gid", "--new-name", "--password", "--users"))]),
        new(["groupmems"], GroupMembers),
        new(["passwd"], invocation => [new ChangeAccount(Last(invocation, "nxwiR", "--mindays", "--maxdays"))]),
        new(["gpasswd"], GroupPassword),
        new(["chpasswd"], invocation => FromInput(invocation).Select(change => change with { IsPassword = true })),
        new(["chgpasswd", "newusers"], FromInput),
        new(["userdel", "groupdel"], invocation => [new RemoveAccount(Last(invocation, "RP", "--root"))]),
        new(["deluser", "delgroup"], Delete),
    ];

    /// <summary>useradd makes the home directory only where it is told to.</summary>
    private static IEnumerable<Effect> UserAdd(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, UserTakes, UserTakesLong);
        var name = options.Operands.LastOrDefault()?.Value;

        var user = User(options, name, options.Value("-g", "--gid"));

        return options.Has("-m", "--create-home") ? [user, .. Home(invocation, options, name)] : [user];
    }

    private static CreateUser User(GetOpt options, string? name, StepArgument? group) =>
        new(name)
        {
            Id = Number(options.Value("-u", "--uid")),
            Group = group?.Value,
            Home = options.Value("-d", "-h", "--home", "--home-dir")?.Value,
            Shell = options.Value("-s", "--shell")?.Value,
        };

    private static int? Number(StepArgument? word) =>
        int.TryParse(word?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<Effect> GroupAdd(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "gKpRPU", "--gid", "--key", "--password", "--root", "--users");

        return [new CreateGroup(options.Operands.LastOrDefault()?.Value) { Id = Number(options.Value("-g", "--gid")) }];
    }

    /// <summary>With two names a user is put into a group. The home directory of a system's user is not always made, and so only one that is named.</summary>
    private static IEnumerable<Effect> AddUser(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, UserTakes, UserTakesLong);
        if (options.Operands is [{ Value: var user }, _])
            return [new ChangeAccount(user)];

        var name = options.Operands.FirstOrDefault()?.Value;
        var isSystem = options.Has("--system", "-S", "-r");
        var makesHome =
            !options.Has("-H", "-M", "--no-create-home") && (!isSystem || options.Value("-h", "-d", "--home", "--home-dir") is not null);

        // A number is the group's with Debian's adduser, where "-g" is a comment with BusyBox's.
        var created = User(options, name, options.Value("-G", "--ingroup", "--gid"));

        return makesHome ? [created, .. Home(invocation, options, name)] : [created];
    }

    private static IEnumerable<Effect> Home(Invocation invocation, GetOpt options, string? name)
    {
        if (options.Value("-d", "-h", "--home", "--home-dir") is { } home)
            yield return new MakeDirectories([invocation.Path(home)]);
        else if (name is not null)
            yield return new MakeDirectories([StepPath.At(options.Value("-b", "--base-dir")?.Value ?? "/home").Below(name)]);
    }

    private static IEnumerable<Effect> AddGroup(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "g", "--gid", "--conf", "--firstgid", "--lastgid");

        return options.Operands switch
        {
            [{ Value: var user }, _] => [new ChangeAccount(user)],
            [.., { Value: var group }] => [new CreateGroup(group) { Id = Number(options.Value("-g", "--gid")) }],
            _ => [new CreateGroup(null)],
        };
    }

    /// <summary><c>gpasswd -a USER GROUP</c>.</summary>
    private static IEnumerable<Effect> GroupPassword(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "adMAQ", "--add", "--delete", "--members", "--administrators");
        yield return new ChangeAccount(options.Operands.LastOrDefault()?.Value);
        if (options.Value("-a", "-d", "--add", "--delete") is { } user)
            yield return new ChangeAccount(user.Value);
    }

    /// <summary><c>groupmems -a USER -g GROUP</c>.</summary>
    private static IEnumerable<Effect> GroupMembers(Invocation invocation)
    {
        var options = GetOpt.Read(invocation, "adgR", "--add", "--delete", "--group");
        yield return new ChangeAccount(options.Value("-g", "--group")?.Value);
        if (options.Value("-a", "-d", "--add", "--delete") is { } user)
            yield return new ChangeAccount(user.Value);
    }

    /// <summary>Lines of <c>name:password</c> from standard input.</summary>
    private static IEnumerable<ChangeAccount> FromInput(Invocation invocation)
    {
        if (invocation.Input is not { } input)
            return [new ChangeAccount(null)];

        var names = input
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(':')[0]);

        return names.Select(name => new ChangeAccount(name));
    }

    /// <summary>With two names a user is taken out of a group.</summary>
    private static IEnumerable<Effect> Delete(Invocation invocation) =>
        GetOpt.Read(invocation, "", "--backup-to", "--conf").Operands switch
        {
            [{ Value: var user }, _] => [new ChangeAccount(user)],
            [{ Value: var user }, ..] => [new RemoveAccount(user)],
            _ => [new RemoveAccount(null)],
        };

    private static string? Last(Invocation invocation, string takes, params ReadOnlySpan<string> takesLong) =>
        GetOpt.Read(invocation, takes, takesLong).Operands.LastOrDefault()?.Value;
}
