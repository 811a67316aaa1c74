using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DockerSplit.Facts;

namespace DockerSplit.Images.Snapshots;

/// <summary>Reads the files of accounts. A line that has not its form is left out.</summary>
internal static class AccountReader
{
    private const string UserFile = "/etc/passwd";
    private const string GroupFile = "/etc/group";

    /// <summary>passwd(5).</summary>
    public static ImmutableArray<UserFacts> Users(SnapshotFiles files) =>
        [
            .. Lines(files, UserFile, 7)
                .Where(field => IsNumber(field[2]) && IsNumber(field[3]))
                .Select(field => new UserFacts(field[0], Number(field[2]), Number(field[3]), field[4], field[5], field[6])),
        ];

    /// <summary>group(5).</summary>
    public static ImmutableArray<GroupFacts> Groups(SnapshotFiles files) =>
        [
            .. Lines(files, GroupFile, 4)
                .Where(field => IsNumber(field[2]))
                .Select(field => new GroupFacts(
                    field[0],
                    Number(field[2]),
                    [.. field[3].Split(',', StringSplitOptions.RemoveEmptyEntries)]
                )),
        ];

    /// <summary>shadow(5) and gshadow(5), and the open files where their field is not the <c>x</c> that points there.</summary>
    public static ImmutableArray<PasswordFacts> Passwords(SnapshotFiles files) =>
        [
            .. Lines(files, UserFile, 7).Where(field => field[1] != "x").Select(field => Password(UserFile, field, "")),
            .. Lines(files, GroupFile, 4).Where(field => field[1] != "x").Select(field => Password(GroupFile, field, "")),
            // The third field is the day of the last change, which is the day of the build.
            .. Lines(files, PasswordFacts.UserSecrets, 9).Select(field => Password(PasswordFacts.UserSecrets, field, Ages(field))),
            .. Lines(files, "/etc/gshadow", 4).Select(field => Password("/etc/gshadow", field, string.Join(':', field[2..]))),
        ];

    /// <summary>subuid(5) and subgid(5).</summary>
    public static ImmutableArray<SubordinateIds> SubordinateIds(SnapshotFiles files) =>
        [.. SubordinateIds(files, "/etc/subuid"), .. SubordinateIds(files, "/etc/subgid")];

    private static IEnumerable<SubordinateIds> SubordinateIds(SnapshotFiles files, string file) =>
        Lines(files, file, 3).Select(field => new SubordinateIds(file, field[0], field[1], field[2]));

    private static PasswordFacts Password(string file, string[] field, string rest)
    {
        var password = field[1].TrimStart('!');
        var kind =
            field[1].Length == 0 ? PasswordKind.Open
            : password is "" or "*" ? PasswordKind.Locked
            : field[1][0] == '!' ? PasswordKind.LockedPassword
            : PasswordKind.Set;
        // A lock is a lock, however it is written.
        var sum = kind is PasswordKind.Open or PasswordKind.Locked ? 0 : Sum(password);

        return new(file, field[0], kind, sum, rest);
    }

    /// <summary>
    /// The fields behind the last change. No least age is as good as an age of 0, and where a password never grows too old, as with none or
    /// with the 99999 days of login.defs(5), nobody is warned and nobody shut out: tools write such lines either way.
    /// </summary>
    private static string Ages(string[] field)
    {
        var least = field[3] == "0" ? "" : field[3];

        return field[4] is "" or "99999" ? string.Join(':', [least, "", "", "", .. field[7..]]) : string.Join(':', [least, .. field[4..]]);
    }

    private static UInt128 Sum(string text) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<string[]> Lines(SnapshotFiles files, string path, int fields) =>
        (files.Text(path) ?? "")
            .Split('\n')
            .Select(line => line.TrimEnd('\r').Split(':'))
            .Where(line => line.Length == fields && line[0].Length > 0);

    private static bool IsNumber(string text) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static int Number(string text) => unchecked((int)uint.Parse(text, CultureInfo.InvariantCulture));
}
