using System.Collections.Immutable;
using DockerSplit.Text;

namespace DockerSplit.Knowledge;

/// <summary>A script that is fetched and given to a shell as it comes, by its address.</summary>
/// <param name="Address">A pattern of the address without its scheme.</param>
/// <param name="Roots">Where it installs to when nothing tells it otherwise; a tilde is the home directory. None where only building needs it.</param>
/// <param name="Example">An address that the row is for.</param>
/// <param name="Why">The reason, a sentence for people.</param>
public sealed record InstallerRow(string Address, ImmutableArray<string> Roots, string Example, string Why)
{
    /// <summary>Those that belong to no ecosystem.</summary>
    internal static DataFile<InstallerRow[]> General { get; } = new("Knowledge/installers.json", KnowledgeJson.Default.InstallerRowArray);

    public bool IsAt(string address) => TextPattern.IsMatch(WithoutScheme(address), Address);

    private static string WithoutScheme(string address) =>
        address.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? address[(at + 3)..] : address;
}
