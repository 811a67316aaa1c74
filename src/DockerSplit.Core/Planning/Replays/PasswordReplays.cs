using System.Text.RegularExpressions;
using DockerSplit.Analysis;
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

    public static IEnumerable<Replay> Plan(Solution solution) =>
        (solution.Draft.Image.IsSeen ? Users(solution) : ByText(solution)).ToList() is [_, ..] names ? [Replay(names)] : [];

    /// <summary>Whether a step sets passwords of users whose names the text tells, and does no more.</summary>
    public static bool IsSettled(Step step) => step.Effects.All(effect => effect is ChangeAccount { IsPassword: true, Name: not null });

    private static IEnumerable<string> ByText(Solution solution) =>
        solution
            .Draft.Analysis.Steps.Where(IsSettled)
            .SelectMany(step => step.Effects.OfType<ChangeAccount>())
            .Select(change => change.Name!)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static Replay Replay(List<string> names)
    {
        // chpasswd(8) of shadow and of BusyBox alike read "name:encrypted password" with -e.
        var lines = $"^({string.Join('|', names.Select(Regex.Escape))}):";
        return new(
            ReplayMoment.BeforeCopies,
            $"grep -E {ShellText.Quote(lines)} {Planning.Replay.MountOf(PasswordFacts.UserSecrets)} | cut -d: -f1,2 | chpasswd -e",
            ReplayRules.Password.Because("passwords that the build set", subject: names[0])
        )
        {
            Reads = PasswordFacts.UserSecrets,
        };
    }
}
