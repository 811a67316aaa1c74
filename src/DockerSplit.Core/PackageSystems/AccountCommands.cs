using System.Globalization;
using DockerSplit.Facts;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.PackageSystems;

/// <summary>How accounts are made. The home directory is not made: it is copied, or made with its own owner.</summary>
public abstract class AccountCommands
{
    private protected AccountCommands() { }

    /// <summary>The name of the program that makes users.</summary>
    public abstract string Program { get; }

    public abstract string Create(GroupFacts group);

    /// <param name="group">The name of the user's own group; null where the number has none.</param>
    /// <param name="isSystem">Whether it is a service's: no password of it ages, and it may give no numbers away (useradd(8), <c>--system</c>).</param>
    public abstract string Create(UserFacts user, string? group, bool isSystem);

    /// <summary>Puts a user into a further group.</summary>
    public abstract string Join(string user, string group);

    private protected static string Number(int id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The commands of shadow, which all large distributions have.</summary>
internal sealed class ShadowAccounts : AccountCommands
{
    public static ShadowAccounts Instance { get; } = new();

    public override string Program => "useradd";

    public override string Create(GroupFacts group) => $"groupadd --system --gid {Number(group.Id)} {group.Name}";

    public override string Create(UserFacts user, string? group, bool isSystem)
    {
        var comment = user.Comment.Length == 0 ? "" : $" --comment {ShellText.Quote(user.Comment)}";

        return $"useradd{(isSystem ? " --system" : "")} --no-create-home --uid {Number(user.Id)} --gid {group ?? Number(user.GroupId)} --home-dir {user.Home}"
            + $" --shell {user.Shell}{comment} {user.Name}";
    }

    public override string Join(string user, string group) => $"usermod --append --groups {group} {user}";
}
