using System.Diagnostics.CodeAnalysis;
using DockerSplit.Facts;

namespace DockerSplit.Images;

/// <summary>What came of reading an image archive: the facts, or one sentence that says why there are none.</summary>
public sealed record ImageReadResult
{
    private ImageReadResult() { }

    public ImageFacts? Facts { get; private init; }

    public string? Error { get; private init; }

    [MemberNotNullWhen(true, nameof(Facts))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsRead => Facts is not null;

    internal static ImageReadResult Of(ImageFacts facts) => new() { Facts = facts };

    internal static ImageReadResult Failed(string error) => new() { Error = error };
}
