using System.Collections.Frozen;
using System.Collections.Immutable;
using DockerSplit.Knowledge;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Commands;

/// <summary>
/// All that is known of commands: readers, which understand arguments, and rows of data, which tell of names. A command that stands
/// nowhere may touch anything. It is a value, so that an analysis can be given another one; what is
/// shipped is put together in a room to the right.
/// </summary>
public sealed class CommandCatalog
{
    private const string Home = "HOME";
    private const string DefaultHome = "/root";

    private readonly FrozenDictionary<string, CommandReader> _readers;
    private readonly FrozenDictionary<string, CommandRow> _rows;
    private readonly ImmutableArray<InstallerRow> _installers;

    internal CommandCatalog(IEnumerable<CommandRow> rows, ImmutableArray<CommandReader> readers, ImmutableArray<InstallerRow> installers)
    {
        (Readers, _installers) = (readers, installers);
        _rows = rows.ToFrozenDictionary(row => row.Name, StringComparer.Ordinal);
        _readers = readers
            .SelectMany(reader => reader.Names.Select(name => KeyValuePair.Create(name, reader)))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Knows no command.</summary>
    public static CommandCatalog Empty { get; } = new([], [], []);

    /// <summary>The readers of commands that belong to no package system and no language.</summary>
    internal static ImmutableArray<CommandReader> GeneralReaders { get; } =
    [
        .. FileCommands.Readers,
        .. CopyCommands.Readers,
        .. FetchCommands.Readers,
        .. ArchiveCommands.Readers,
        .. AccountReaders.Readers,
        .. SettingCommands.Readers,
        .. BuildCommands.Readers,
    ];

    internal ImmutableArray<CommandReader> Readers { get; }

    /// <summary>Whether something is true of a command.</summary>
    public bool Is(string name, CommandTrait trait) => Row(name)?.Is.Contains(trait) == true;

    /// <summary>The dialect of a shell, by its name without a directory; null for any other program.</summary>
    public ShellDialect? DialectOf(string name) => Row(name)?.Dialect;

    public bool IsShell(string name) => DialectOf(name) is not null;

    /// <summary>Whether a command reads the file that its first word names into the shell.</summary>
    public bool ReadsIntoShell(string name) => Row(name)?.Program == ProgramPlace.File;

    /// <summary>Whether anything is known of what a command does.</summary>
    internal bool Knows(string name) => _readers.ContainsKey(name) || Row(name) is { Does: not null } or { Writes: [_, ..] };

    internal CommandRow? Row(string name) => _rows.GetValueOrDefault(name);

    /// <summary>What a command does.</summary>
    internal IEnumerable<Effect> Read(Invocation invocation)
    {
        if (AsksAboutItself(invocation))
            return [new NoEffect()];
        if (invocation.Name.Length == 0)
            return [new UnknownEffect("the command's name cannot be known")];

        return Find(invocation)
            ?? Find(invocation with { Name = Unversioned(invocation.Name) })
            ?? Find(invocation with { Name = Untargeted(Unversioned(invocation.Name)) })
            ?? [new UnknownEffect($"'{invocation.Name}' is not known")];
    }

    private IEnumerable<Effect>? Find(Invocation invocation) =>
        _readers.TryGetValue(invocation.Name, out var reader) ? reader.Read(invocation)
        : Row(invocation.Name) is { } row ? Effects(row, invocation)
        : null;

    private IEnumerable<Effect>? Effects(CommandRow row, Invocation invocation) =>
        row.Writes is { Length: > 0 } paths
            ? [new WriteFiles([.. paths.Select(path => path.AsSpan().ContainsAny('*', '?') ? StepPath.Pattern(path) : StepPath.At(path))])]
            : row.Does switch
            {
                CommandUse.Nothing => [new NoEffect()],
                CommandUse.Reads => [new ReadFiles(invocation.Paths(invocation.Operands()))],
                CommandUse.Builds => [new Compile(invocation.Name, invocation.WorkingDirectory)],
                CommandUse.InstallsPackages => [new InstallLanguagePackages(invocation.Name, [])],
                _ when row.Dialect is not null && Installer(invocation.Address) is { } installer => Place(installer, invocation),
                _ when row.Dialect is not null => [new UnknownEffect($"'{invocation.Name}' runs a program that is not known")],
                _ => null,
            };

    /// <summary>The row of a script that is fetched from an address and given to a shell as it comes; null where none is known.</summary>
    private InstallerRow? Installer(string? address) => address is null ? null : _installers.FirstOrDefault(row => row.IsAt(address));

    private static IEnumerable<Effect> Place(InstallerRow installer, Invocation invocation)
    {
        var home = (invocation.Setting(Home) ?? DefaultHome).TrimEnd('/');

        return
        [
            new InstallLanguagePackages(
                invocation.Name,
                [.. installer.Roots.Select(root => StepPath.At(root is ['~', .. var below] ? home + below : root))]
            ),
        ];
    }

    /// <summary>Whether a program is only asked for its version or its options, as authors do to see that it starts.</summary>
    private bool AsksAboutItself(Invocation invocation) =>
        invocation.Arguments switch
        {
            [{ Value: "-v" or "-V" or "-version" or "-h" or "-help" }] => true,
            [{ Value: "version" or "help" }] when !_readers.ContainsKey(invocation.Name) => true,
            [{ Value: { } word }] when Row(invocation.Name)?.Questions.Contains(word) == true => true,
            [.., { Value: "--version" or "--help" }] => true,
            _ => false,
        };

    /// <summary><c>gcc</c> for <c>aarch64-linux-gnu-gcc</c>: a triple, of three or four parts, names what a tool works for (config.guess).</summary>
    private static string Untargeted(string name) =>
        name.Split('-') is { Length: 4 or 5 } parts && Array.Exists(parts, part => part is "linux" or "w64" or "unknown" or "none")
            ? parts[^1]
            : name;

    /// <summary><c>python</c> for <c>python3.12</c>, <c>gcc</c> for <c>gcc-12</c>.</summary>
    private static string Unversioned(string name) => name.TrimEnd("0123456789.".ToCharArray()).TrimEnd('-');
}
