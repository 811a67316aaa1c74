using System.Text.RegularExpressions;
using DockerSplit.Facts;
using DockerSplit.Planning.Rules;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Replays;

/// <summary>
/// Finds passwords that the build set. The runtime stage takes them from the builder's own file (shadow(5)), so that neither a text nor a
/// layer holds them.
/// </summary>
internal static class PasswordReplays
{
    private const string Secrets = "/etc/shadow";

    public static IEnumerable<Replay> Plan(Solution solution)
    {
        var there = solution.Available.Passwords.ToHashSet();
        var names = solution
            .Original.Passwords.Where(password =>
                password is { File: Secrets, Kind: PasswordKind.Set or PasswordKind.LockedPassword } && !there.Contains(password)
            )
            .Select(password => password.Name)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (names is [])
            yield break;

        // chpasswd(8) of shadow and of BusyBox alike read "name:encrypted password" with -e.
        var lines = $"^({string.Join('|', names.Select(Regex.Escape))}):";
        yield return new(
            ReplayMoment.BeforeCopies,
            $"grep -E {ShellText.Quote(lines)} {Replay.MountOf(Secrets)} | cut -d: -f1,2 | chpasswd -e",
            ReplayRules.Password.Because("passwords that the build set", subject: names[0])
        )
        {
            Reads = Secrets,
        };
    }
}
