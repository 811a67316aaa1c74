using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;

namespace DockerSplit.PackageSystems;

/// <summary>The words of a command that name packages: names, files and addresses, and what cannot be known.</summary>
internal sealed record PackageWords(
    ImmutableArray<PackageRequest> Packages,
    ImmutableArray<PackageFile> Files,
    ImmutableArray<UnknownPackages> Unknown
)
{
    public static PackageWords None { get; } = new([], [], []);

    /// <summary>Whether nothing is named at all.</summary>
    public bool IsEmpty => Packages.IsEmpty && Files.IsEmpty && Unknown.IsEmpty;

    /// <summary>Sorts words out.</summary>
    /// <param name="request">Reads a name with the version, release or architecture that the system lets stand behind it.</param>
    /// <param name="whyMany">Why a word that stands for many packages names none; null for a word that names one.</param>
    public static PackageWords Of(
        Invocation invocation,
        IEnumerable<StepArgument> words,
        Func<StepArgument, PackageRequest> request,
        Func<string, string?> whyMany
    )
    {
        var packages = ImmutableArray.CreateBuilder<PackageRequest>();
        var files = ImmutableArray.CreateBuilder<PackageFile>();
        var unknown = ImmutableArray.CreateBuilder<UnknownPackages>();
        foreach (var word in words)
        {
            if (word.Value is not { } text)
                unknown.Add(Unnamed(invocation, word));
            else if (IsAddress(text))
                files.Add(new(word.Span, null, text));
            else if (IsFile(text))
                files.Add(new(word.Span, invocation.Path(word), null));
            else if (whyMany(text) is { } why)
                unknown.Add(new(word.Span, word.Text, why));
            else
                packages.Add(request(word));
        }

        return new(packages.ToImmutable(), files.ToImmutable(), unknown.ToImmutable());
    }

    /// <summary>Words that are all one package's, whatever stands in them.</summary>
    public static PackageWords Many(StepArgument? word, string why) =>
        word is null ? None : None with { Unknown = [new(word.Span, word.Text, why)] };

    /// <summary>The installation of these words.</summary>
    public InstallPackages Install(PackageManager manager, Invocation invocation, string? virtualName = null, string? release = null) =>
        new(manager, Packages, invocation.Name, virtualName)
        {
            TargetRelease = release,
            Unsigned = invocation.Arguments.FirstOrDefault(word => IsUnsigned(manager, word))?.Value,
            Files = Files,
            Unknown = Unknown,
        };

    private static bool IsUnsigned(PackageManager manager, StepArgument word) =>
        word.Value is { } text && PackageSystemCatalog.Of(manager).Unsigned.Contains(text);

    /// <summary>The upgrade of these words; of everything, where there is none.</summary>
    public UpgradePackages Upgrade(PackageManager manager, bool isFull = false) =>
        new(manager, isFull)
        {
            Packages = Packages,
            Unknown =
            [
                .. Unknown,
                .. Files.Select(file => new UnknownPackages(file.Span, file.Url ?? file.Path?.Text ?? "", "it is a file")),
            ],
        };

    /// <summary>The removal of these words.</summary>
    public RemovePackages Remove(PackageManager manager, bool autoRemove) =>
        new(manager, Packages, autoRemove, !Unknown.IsEmpty || !Files.IsEmpty);

    /// <summary>Splits a word at the first of some characters; what stands behind is the version.</summary>
    public static PackageRequest Split(StepArgument word, params ReadOnlySpan<char> operators)
    {
        var text = word.Value ?? "";
        var at = text.AsSpan().IndexOfAny(operators);

        return at <= 0 ? new(text, text, word.Span) : new(text[..at], text, word.Span, text[at..]);
    }

    private static UnknownPackages Unnamed(Invocation invocation, StepArgument word)
    {
        if (invocation.Fed?.Span == word.Span)
            return new(word.Span, word.Text, "another command prints the names", invocation.InputFile);

        var file = CommandOutput.FileOf(word.Text);
        var names = file is null ? null : invocation.Path(word with { Value = file, Text = file, HasGlob = false });

        return new(word.Span, word.Text, names is null ? "the names cannot be known" : "a file holds the names", names);
    }

    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal);

    private static bool IsFile(string text) =>
        text is ['/' or '~', ..]
        || text.StartsWith("./", StringComparison.Ordinal)
        || text.StartsWith("../", StringComparison.Ordinal)
        || text.EndsWith(".deb", StringComparison.Ordinal)
        || text.EndsWith(".apk", StringComparison.Ordinal)
        || text.EndsWith(".rpm", StringComparison.Ordinal)
        || text.Contains(".pkg.tar", StringComparison.Ordinal);
}
