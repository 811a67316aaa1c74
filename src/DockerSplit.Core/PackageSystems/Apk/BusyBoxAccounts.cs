using DockerSplit.Facts;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.PackageSystems.Apk;

/// <summary>BusyBox's commands, which are what the distribution has by itself.</summary>
internal sealed class BusyBoxAccounts : AccountCommands
{
    public static BusyBoxAccounts Instance { get; } = new();

    public override string Program => "adduser";

    public override string Create(GroupFacts group) => $"addgroup -S -g {Number(group.Id)} {group.Name}";

    /// <summary>A system account's comment is <c>Linux User,,,</c> without <c>-g</c> (BusyBox, loginutils/adduser.c).</summary>
    public override string Create(UserFacts user, string? group, bool isSystem)
    {
        var comment = user.Comment is "" or "Linux User,,," ? "" : $" -g {ShellText.Quote(user.Comment)}";

        return $"adduser -S -D -H -u {Number(user.Id)}{(group is null ? "" : $" -G {group}")} -h {user.Home} -s {user.Shell}{comment} {user.Name}";
    }

    public override string Join(string user, string group) => $"addgroup {user} {group}";
}
