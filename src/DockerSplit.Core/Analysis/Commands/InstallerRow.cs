using System.Collections.Immutable;
using DockerSplit.Knowledge;
using DockerSplit.Text;

namespace DockerSplit.Analysis.Commands;

/// <summary>A script that is fetched and given to a shell as it comes, by its address.</summary>
/// <param name="Address">A pattern of the address without its scheme.</param>
/// <param name="Roots">Where it installs to when nothing tells it otherwise; a tilde is the home directory. None where only building needs it.</param>
/// <param name="Example">An address that the row is for.</param>
/// <param name="Why">The reason, a sentence for people.</param>
internal sealed record InstallerRow(string Address, ImmutableArray<string> Roots, string Example, string Why)
{
    private const string Home = "HOME";
    private const string DefaultHome = "/root";

    /// <summary>The shipped rows.</summary>
    public static DataFile<InstallerRow[]> Shipped { get; } = new("Commands/installers.json", InstallerRowReader.InstallerRowArray);

    /// <summary>The row of an address; null where none is known.</summary>
    public static InstallerRow? Of(string? address) =>
        address is null ? null : Array.Find(Shipped.Content, row => TextPattern.IsMatch(WithoutScheme(address), row.Address));

    public IEnumerable<Effect> Effects(Invocation invocation) =>
        [new InstallLanguagePackages(invocation.Name, [.. Roots.Select(root => Place(root, invocation.Variable(Home) ?? DefaultHome))])];

    private static StepPath Place(string root, string home) => StepPath.At(root is ['~', .. var below] ? home.TrimEnd('/') + below : root);

    private static string WithoutScheme(string address) =>
        address.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? address[(at + 3)..] : address;
}

[ReadsRows(typeof(InstallerRow[]))]
internal static partial class InstallerRowReader;
