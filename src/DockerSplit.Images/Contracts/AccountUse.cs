using System.Collections.Frozen;
using DockerSplit.Facts;

namespace DockerSplit.Images.Contracts;

/// <summary>Tells what in a rewritten image uses an account: its configuration, the owners of its files, scripts and configuration files.</summary>
internal sealed class AccountUse
{
    private static readonly FrozenSet<string> AccountDirectives = FrozenSet.Create(
        StringComparer.Ordinal,
        ["user", "User", "group", "Group", "listen.owner", "listen.group"]
    );

    private static readonly char[] Separators = [' ', ':', '=', '"', '\'', '\n', '\t', ';'];

    private readonly ImageConfig _config;
    private readonly HashSet<string> _words;
    private readonly Dictionary<string, string> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _users = [];
    private readonly Dictionary<int, string> _groups = [];

    public AccountUse(ComparedImages images)
    {
        var files = images.Rewritten.Final;
        _config = images.Original.Config;
        _words =
        [
            .. new[] { _config.Entrypoint, _config.Command, _config.Healthcheck }
                .SelectMany(words => words)
                .SelectMany(word => word.Split(Separators, StringSplitOptions.RemoveEmptyEntries)),
        ];
        foreach (var (path, binary) in files.Binaries)
        {
            if (binary is ScriptFacts script && images.IsKept(path))
                Name(path, script.Accounts);
        }

        foreach (var (path, configuration) in files.Configurations)
        {
            if (!images.IsOfBase(path))
                Name(
                    path,
                    configuration
                        .Directives.Where(directive => AccountDirectives.Contains(directive.Name))
                        .Select(directive => directive.Value)
                );
        }

        foreach (
            var file in files.Files.Values.Where(file =>
                !images.IsOfBase(file.Path) && ComparedImages.Unminded(file.Path, file.Kind) is null
            )
        )
        {
            _users.TryAdd(file.UserId, file.Path);
            _groups.TryAdd(file.GroupId, file.Path);
        }
    }

    /// <summary>What uses the user; null when nothing is known to.</summary>
    /// <param name="isThere">Whether the name is there with other numbers: then the name itself can still be looked up.</param>
    public string? OfUser(UserFacts user, bool isThere)
    {
        var running = _config.User.Split(':')[0];
        if (running == user.Name && !isThere)
            return "the image runs as it";
        if (_users.GetValueOrDefault(user.Id) is { } owned)
            return $"{owned} belongs to it";

        return isThere ? null : OfName(user.Name);
    }

    /// <summary>What uses the group; null when nothing is known to.</summary>
    public string? OfGroup(GroupFacts group, bool isThere)
    {
        if (_config.User.Split(':', 2) is [_, var running] && running == group.Name && !isThere)
            return "the image runs as it";
        if (_groups.GetValueOrDefault(group.Id) is { } owned)
            return $"{owned} belongs to it";

        return isThere ? null : OfName(group.Name);
    }

    private string? OfName(string name) =>
        _words.Contains(name) ? "what the image starts names it"
        : _named.GetValueOrDefault(name) is { } path ? $"{path} names it"
        : null;

    private void Name(string path, IEnumerable<string> names)
    {
        foreach (var name in names)
            _named.TryAdd(name, path);
    }
}
