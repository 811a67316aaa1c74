using System.Collections.Immutable;
using DockerSplit.Images.Snapshots;

namespace DockerSplit.Images.Packages;

/// <summary>Which accounts the script of a package may have made: those that it names, where it calls a program that makes accounts.</summary>
internal sealed class ScriptedAccounts(SnapshotFiles files)
{
    private static readonly string[] Makers = ["adduser", "useradd", "addgroup", "groupadd", "sysusers"];

    private readonly Lazy<ImmutableArray<string>> _names = new(() =>
        [
            .. AccountReader
                .Users(files)
                .Select(user => user.Name)
                .Concat(AccountReader.Groups(files).Select(group => group.Name))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ]
    );

    public ImmutableArray<string> In(string script) =>
        Makers.Any(maker => script.Contains(maker, StringComparison.Ordinal)) ? [.. _names.Value.Where(name => IsNamed(name, script))] : [];

    private static bool IsNamed(string name, string script)
    {
        for (var at = script.IndexOf(name, StringComparison.Ordinal); at >= 0; at = script.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsOfName(script[at - 1])) && (at + name.Length == script.Length || !IsOfName(script[at + name.Length])))
                return true;
        }

        return false;
    }

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
