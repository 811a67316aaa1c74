using DockerSplit.Facts;

namespace DockerSplit.Planning.Bases;

/// <summary>Accounts that the base of a runtime stage brings.</summary>
public static class BaseAccounts
{
    /// <summary>
    /// Those that the original has not, as the ledger names them. Where the original gave their number to another account they are not meant:
    /// files would have another owner's name.
    /// </summary>
    public static IEnumerable<string> AddedBy(ImageSnapshot runtimeBase, ImageSnapshot original) =>
        runtimeBase
            .Users.Where(user => original.Users.All(other => other.Name != user.Name && other.Id != user.Id))
            .Select(user => $"user {user.Name}")
            .Concat(
                runtimeBase
                    .Groups.Where(group => original.Groups.All(other => other.Name != group.Name && other.Id != group.Id))
                    .Select(group => $"group {group.Name}")
            );
}
