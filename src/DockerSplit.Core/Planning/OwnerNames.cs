using System.Globalization;
using DockerSplit.Facts;

namespace DockerSplit.Planning;

/// <summary>
/// How owners are written: by their numbers where the image was seen; by their names where the text tells of it, since a description makes
/// up the numbers that the text does not tell.
/// </summary>
internal sealed class OwnerNames(IImageView image)
{
    /// <summary>Numbers above are given away by no distribution, so a description made them up.</summary>
    private const int Largest = 65_535;

    /// <summary>The user and the group of a file as commands take them; null where a name is not known.</summary>
    public (string User, string Group)? Of(FileFacts file)
    {
        var user = User(file.UserId);
        var group = Group(file.GroupId);

        return user is null || group is null ? null : (user, group);
    }

    private string? User(int id) =>
        image.IsSeen || id == 0 ? Number(id)
        : image.Facts.Final.Users.FirstOrDefault(user => user.Id == id) is { } user ? user.Name
        : id <= Largest ? Number(id)
        : null;

    private string? Group(int id) =>
        image.IsSeen || id == 0 ? Number(id)
        : image.Facts.Final.Groups.FirstOrDefault(group => group.Id == id) is { } group ? group.Name
        : id <= Largest ? Number(id)
        : null;

    private static string Number(int id) => id.ToString(CultureInfo.InvariantCulture);
}
