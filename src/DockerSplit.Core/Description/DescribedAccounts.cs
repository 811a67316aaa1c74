using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Analysis;
using DockerSplit.Facts;

namespace DockerSplit.Description;

/// <summary>
/// The users and groups of the described image. A number that the text does not tell is made up: it is the same for the account and for
/// the files that it owns, and nothing more.
/// </summary>
internal sealed class DescribedAccounts(IEnumerable<UserFacts> users, IEnumerable<GroupFacts> groups)
{
    /// <summary>Above the numbers that distributions give away.</summary>
    private const int FirstMadeUp = 70_000;

    private readonly Dictionary<string, UserFacts> _users = users.ToDictionary(user => user.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, GroupFacts> _groups = groups.ToDictionary(group => group.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _strangers = new(StringComparer.Ordinal);
    private int _next = FirstMadeUp;

    public ImmutableArray<UserFacts> Users => [.. _users.Values.OrderBy(user => user.Id)];

    public ImmutableArray<GroupFacts> Groups => [.. _groups.Values.OrderBy(group => group.Id)];

    public void AddUser(CreateUser user)
    {
        if (user.Name is not { } name || _users.ContainsKey(name))
            return;

        var number = user.Id ?? _next++;
        if (user.Group is null)
            AddGroup(name, number);
        _users[name] = new(
            name,
            number,
            user.Group is { } group ? GroupNumber(group) : _groups[name].Id,
            "",
            user.Home ?? $"/home/{name}",
            user.Shell ?? ""
        );
    }

    public void AddGroup(string name, int? id) => _groups.TryAdd(name, new(name, id ?? _next++, []));

    public void Remove(string name)
    {
        _users.Remove(name);
        _groups.Remove(name);
    }

    /// <summary>The numbers of an owner as chown takes it: <c>user</c>, <c>user:group</c>, <c>:group</c>, by name or by number.</summary>
    public (int User, int Group) Numbers(string? owner)
    {
        if (owner is null)
            return (0, 0);

        var parts = owner.Split(':', '.');
        var user = parts[0];
        var group = parts.Length > 1 ? parts[1] : "";

        return (user.Length == 0 ? 0 : UserNumber(user), group.Length == 0 ? GroupOf(user) : GroupNumber(group));
    }

    private int UserNumber(string name) => Number(name) ?? (_users.TryGetValue(name, out var user) ? user.Id : Stranger(name));

    private int GroupNumber(string name) => Number(name) ?? (_groups.TryGetValue(name, out var group) ? group.Id : Stranger(name));

    private int GroupOf(string user) =>
        _users.TryGetValue(user, out var known) ? known.GroupId
        : Number(user) is { } number ? number
        : Stranger(user);

    /// <summary>An account that a package or the base image brings.</summary>
    private int Stranger(string name)
    {
        if (!_strangers.TryGetValue(name, out var number))
            _strangers[name] = number = _next++;

        return number;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
