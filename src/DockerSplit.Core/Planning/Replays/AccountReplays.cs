using System.Globalization;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.PackageSystems;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Replays;

/// <summary>Finds the users and groups that the runtime stage has to create again, with the numbers that they have in the original.</summary>
internal sealed class AccountReplays(Solution solution)
{
    private const int FirstService = 100;
    private const int Middle = 500;
    private const int FirstPerson = 1000;

    private static readonly string[] ProgramDirectories = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    private readonly HashSet<string> _byAuthor =
    [
        .. solution
            .Draft.Analysis.Steps.SelectMany(step => step.Effects)
            .Select(effect =>
                effect switch
                {
                    CreateUser user => user.Name,
                    CreateGroup group => group.Name,
                    _ => null,
                }
            )
            .OfType<string>(),
    ];

    private readonly ImageSnapshot _original = solution.Original;
    private readonly ImageSnapshot _runtime = solution.Available;

    private readonly ILookup<string, string> _makers = solution
        .Original.Packages.Packages.Values.SelectMany(package => package.Accounts.Select(account => (account, package.Name)))
        .ToLookup(pair => pair.account, pair => pair.Name, StringComparer.Ordinal);

    public IEnumerable<Replay> Plan()
    {
        var users = _original.Users.Where(user => !_runtime.Users.Contains(user)).Where(IsWanted).ToList();
        var groups = _original
            .Groups.Where(group => _runtime.Groups.All(there => there.Name != group.Name || there.Id != group.Id))
            .Where(group => IsWanted(group) || users.Exists(user => user.GroupId == group.Id))
            .ToList();
        foreach (var group in groups)
            yield return new(Moment, Commands.Create(group), Why(group.Name));
        foreach (var user in users)
            yield return new(Moment, Create(user), Why(user.Name));
        foreach (var (user, group) in Memberships(users))
            yield return new(ReplayMoment.BeforeCopies, Commands.Join(user, group), Why(user));
    }

    /// <summary>Packages take accounts that are there, and numbers that are free; so theirs come second, where the base can make any.</summary>
    private ReplayMoment Moment =>
        ProgramDirectories.Any(directory => _runtime.Files.ContainsKey($"{directory}/{Commands.Program}"))
            ? ReplayMoment.First
            : ReplayMoment.BeforeCopies;

    private static Evidence Why(string name) =>
        ReplayRules.Account.Because("the accounts of the original, with the same numbers", subject: name);

    /// <summary>What a package creates comes with the package; it matters without it only where something belongs to it.</summary>
    private bool IsWanted(UserFacts user) =>
        _byAuthor.Contains(user.Name)
        || IsStartUser(user.Name, user.Id)
        || PasswordReplays.Users(solution).Contains(user.Name)
        || OwnsSomething(file => file.UserId == user.Id)
        || WouldMove(user.Name, user.Id, _original.Users.Select(other => (other.Name, other.Id)));

    private bool IsWanted(GroupFacts group) =>
        _byAuthor.Contains(group.Name)
        || OwnsSomething(file => file.GroupId == group.Id)
        || WouldMove(group.Name, group.Id, _original.Groups.Select(other => (other.Name, other.Id)));

    /// <summary>
    /// Whether a package that stays makes the account and would give it another number: the packages take the next free one, and one that
    /// goes took one before (adduser(8), "Add a system user").
    /// </summary>
    private bool WouldMove(string name, int id, IEnumerable<(string Name, int Id)> accounts) =>
        id is >= FirstService and < FirstPerson
        && _makers[name].Any(solution.Installed.Contains)
        && accounts.Any(other => other.Id is >= FirstService and < FirstPerson && IsBefore(other.Id, id) && IsLost(other.Name));

    /// <summary>Some count upwards from the first number, and some downwards from the last.</summary>
    private static bool IsBefore(int other, int id) => id < Middle ? other < id : other > id;

    private bool IsLost(string name) =>
        !_byAuthor.Contains(name)
        && _runtime.Users.All(user => user.Name != name)
        && _runtime.Groups.All(group => group.Name != name)
        && _makers[name].Any()
        && !_makers[name].Any(solution.Installed.Contains);

    private bool IsStartUser(string name, int id)
    {
        var user = solution.Facts.Config.User.Split(':')[0];

        return user == name || user == id.ToString(CultureInfo.InvariantCulture);
    }

    private bool OwnsSomething(Func<FileFacts, bool> owns) =>
        solution.Draft.Image.Left.Any(file => owns(file) && solution.IsCopied(file.Path));

    private AccountCommands Commands =>
        (PackageSystemCatalog.OfImage(_runtime.Packages, _runtime.Distribution) ?? PackageSystemCatalog.Usual).Accounts;

    private string Create(UserFacts user) =>
        Commands.Create(user, _original.Groups.FirstOrDefault(group => group.Id == user.GroupId)?.Name, IsSystem(user.Name));

    /// <summary>A person has numbers to give away, and a service has none (useradd(8), <c>--system</c>).</summary>
    private bool IsSystem(string user) => !_original.SubordinateIds.Any(ids => ids.Name == user);

    /// <summary>Further groups of users that the build created or put into them.</summary>
    private IEnumerable<(string User, string Group)> Memberships(List<UserFacts> users) =>
        from @group in _original.Groups
        from member in @group.Members
        where users.Exists(user => user.Name == member) || _byAuthor.Contains(member)
        where _runtime.Groups.All(there => there.Name != @group.Name || !there.Members.Contains(member))
        where users.Exists(user => user.Name == member) || _runtime.Users.Any(user => user.Name == member)
        select (member, @group.Name);
}
