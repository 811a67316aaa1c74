using System.Text.RegularExpressions;
using DockerSplit.Facts;
using DockerSplit.Planning.Rules;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Replays;

/// <summary>
/// Finds passwords that the build set. The runtime stage takes them from the builder's own file (shadow(5)), so that no text holds
/// them, and no layer but in that file.
/// </summary>
internal static class PasswordReplays
{
    /// <summary>The users whose password the build set, in order.</summary>
    public static IEnumerable<string> Users(Solution solution)
    {
        var there = solution.Available.Passwords.ToHashSet();

        return solution
            .Original.Passwords.Where(password =>
                password is { File: PasswordFacts.UserSecrets, Kind: PasswordKind.Set or PasswordKind.LockedPassword }
                && !there.Contains(password)
            )
            .Select(password => password.Name)
            .Order(StringComparer.Ordinal);
    }

    public static IEnumerable<Replay> Plan(Solution solution)
    {
        var names = Users(solution).ToList();
        if (names is [])
            yield break;

        // chpasswd(8) of shadow and of BusyBox alike read "name:encrypted password" with -e.
        var lines = $"^({string.Join('|', names.Select(Regex.Escape))}):";
        yield return new(
            ReplayMoment.BeforeCopies,
            $"grep -E {ShellText.Quote(lines)} {Replay.MountOf(PasswordFacts.UserSecrets)} | cut -d: -f1,2 | chpasswd -e",
            ReplayRules.Password.Because("passwords that the build set", subject: names[0])
        )
        {
            Reads = PasswordFacts.UserSecrets,
        };
    }
}
