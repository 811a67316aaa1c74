using DockerSplit.Analysis;
using DockerSplit.Description.Files;
using DockerSplit.Facts;

namespace DockerSplit.Description;

/// <summary>Files that commands write, edit and fetch.</summary>
internal sealed partial class EffectRunner
{
    /// <summary>The last statement that fetched something to hand it on.</summary>
    private (int Instruction, string? Statement) _fetching;

    private void Write(string path, WriteFiles write)
    {
        var before = Files.At(path);
        if (Files.OpaqueAt(path) is not null || before is { Kind: FileKind.Directory })
            return;

        var text = Compiles ? null : WrittenText.Of(_step, write.Append ? TextOf(before) : "", analysis.Commands);
        var made = DescribedNode.File(Layer) with { Text = text, IsWritten = !Compiles && text is null && !IsFetched, MayLink = Compiles };
        PutInside(
            path,
            before is { Kind: FileKind.Regular }
                ? made with
                {
                    Mode = before.Mode,
                    Owner = before.Owner,
                    MayLink = Compiles || (write.Append && before.MayLink),
                }
                : made
        );
    }

    /// <summary>An edited file is, for what it calls and names, as it was.</summary>
    private void Edit(string path)
    {
        var before = Files.At(path);
        if (Files.OpaqueAt(path) is null && before is not { Kind: FileKind.Directory })
            PutInside(path, (before ?? DescribedNode.File(Layer)) with { Layer = Layer });
    }

    private string? TextOf(DescribedNode? node) => node?.Text ?? (node?.Source is { } source ? context?.ReadSource(source) : null);

    /// <summary>Whether what is written comes from the network, by the command itself or through a pipe.</summary>
    private bool IsFetched => _step.Statement is not null && _fetching == (_step.Instruction, _step.Statement);

    private bool Compiles => _step.Effects.Any(effect => effect is Compile);

    private void FetchTo(Fetch fetch, StepPath target)
    {
        if (target.Value is not { } path || target.IsPattern)
            MakeUnknownIn(PlaceOf(target), UncertaintyKind.Added, $"the name of what '{_step.Name}' fetches is not known");
        else if (fetch.IsTree)
            MakeUnknown(target, UncertaintyKind.Unlisted, $"what '{_step.Name}' fetches is not known");
        else if (Files.OpaqueAt(Resolved(path)) is null)
            PutInside(Resolved(path), DescribedNode.File(Layer));
    }
}
