using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Description.Files;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Description;

/// <summary>Copies and moves inside of the image, and COPY from other images.</summary>
internal sealed partial class EffectRunner
{
    private static readonly string[] ProgramDirectories = ["bin", "sbin", "lib", "lib64", "libexec"];

    private void Copy(CopyFiles copy)
    {
        if (analysis.Stage.Instructions[_step.Instruction].Instruction is CopyInstruction instruction)
        {
            if (copy.Destination.Value is null)
                Unlisted(PlaceOf(copy.Destination), $"where {_step.Name} copies to is not known");
            else
                Add(instruction, copy);

            return;
        }

        Transfer(copy, Has('r') || Has('R') || Has('a') || copy.ContentOnly, removes: false);
    }

    private void Move(MoveFiles move) =>
        Transfer(new(move.Sources, move.Destination) { IntoDirectory = move.IntoDirectory }, recursive: true, removes: true);

    /// <summary>The owner and mode that a command gives: a copy belongs to root unless it is told to keep the owner.</summary>
    private DescribedNode Changed(DescribedNode node, CopyFiles copy, bool removes)
    {
        var owner = copy.Owner ?? (removes || Has('a') || Has('p') ? node.Owner : null);

        return node with
        {
            Owner = owner,
            Mode = Modes.Apply(copy.Mode, node),
        };
    }

    private bool Has(char flag) =>
        _step.Arguments.Any(argument => argument.Value is ['-', not '-', ..] flags && flags.Contains(flag, StringComparison.Ordinal))
        || (flag is 'a' && _step.Arguments.Any(argument => argument.Value is "--archive" or "--recursive"));

    private void Transfer(CopyFiles copy, bool recursive, bool removes)
    {
        if (copy.Destination is not { Value: { } destination, IsPattern: false })
        {
            MakeUnknownIn(PlaceOf(copy.Destination), UncertaintyKind.Unlisted, $"where '{_step.Name}' puts files is not known");
            return;
        }

        var to = Resolved(destination);
        if (Replaces(removes) && Files.At(to) is not { Kind: FileKind.Directory })
            to = Resolved(destination, followLast: false);
        foreach (var source in copy.Sources)
        {
            Discover(source);
            if (source.Value is null)
                MakeUnknown(copy.Destination, UncertaintyKind.Unlisted, $"which files '{_step.Name}' puts here is not known");
            else if (source.IsPattern)
                TransferAll(source, copy, to, removes);
            else
                TransferOne(source, copy, to, recursive, removes);
        }
    }

    /// <summary>Whether a link that is in the way is replaced, and not written through, as cp does (mv(1), install(1)).</summary>
    private bool Replaces(bool removes) => removes || _step.Name == "install";

    private void TransferAll(StepPath pattern, CopyFiles copy, string to, bool removes)
    {
        Settle(PlaceOf(pattern));
        var matches = Files.Match(pattern.Value!).ToList();
        // A pattern that stands for one directory gives it another name, where nothing of that name is there.
        var renames =
            removes
            && matches is [var only]
            && copy.Sources.Length == 1
            && Files.At(only) is { Kind: FileKind.Directory }
            && Files.At(to) is null
            && !SaysDirectory(copy);
        var isDirectory = !renames && (matches.Count > 1 || IsDirectory(copy, to));
        foreach (var match in matches)
            Place(match, isDirectory ? ContainerPath.Join(to, ContainerPath.Name(match)) : to, copy, removes, Files.At(match)!);
        if (matches.Count == 0 || Files.OpaqueAt(PlaceOf(pattern)) is not null)
            MakeUnknown(copy.Destination, UncertaintyKind.Unlisted, $"which files '{pattern.Text}' stands for is not known");
    }

    private void TransferOne(StepPath source, CopyFiles copy, string to, bool recursive, bool removes)
    {
        var from = Resolved(source.Value!, followLast: !removes && !recursive && !Has('P') && !Has('d'));
        Settle(from);
        var node = Files.At(from);
        if (copy.ContentOnly && node is { IsOpaque: false })
            Merge(to, Changed(node, copy, removes));
        else if (copy.ContentOnly)
            MakeUnknown(copy.Destination, UncertaintyKind.Unlisted, $"which files '{source.Text}' stands for is not known");
        else
            Place(
                from,
                IsDirectory(copy, to) ? Inside(to, ContainerPath.Name(source.Value!), recursive || Replaces(removes)) : to,
                copy,
                removes,
                node ?? Guess(from, to, recursive)
            );
    }

    /// <summary>The place of a name in a directory, where a single file is copied through a link of that name.</summary>
    private string Inside(string directory, string name, bool replaces)
    {
        var path = ContainerPath.Join(directory, name);

        return replaces ? path : Resolved(path);
    }

    /// <summary>What is taken from a place that nobody knows is there, or the build would end; its kind shows in its name and in where it goes.</summary>
    private DescribedNode Guess(string from, string to, bool recursive)
    {
        var mayLink = Files.OpaqueAt(from) is { } opaque && Files.At(opaque)!.MayLink;
        var isFile =
            !recursive
            || ContainerPath.Name(to).Contains('.', StringComparison.Ordinal)
            || ProgramDirectories.Contains(ContainerPath.Name(ContainerPath.Parent(to)))
            || ProgramDirectories.Contains(ContainerPath.Name(to));

        return isFile
            ? DescribedNode.File(Layer) with
            {
                MayLink = mayLink,
                Mode = FilePermissions.PlainDirectory,
            }
            : DescribedNode.Opaque(Layer) with
            {
                MayLink = mayLink,
            };
    }

    private void Place(string from, string to, CopyFiles copy, bool removes, DescribedNode node)
    {
        if (removes && Files.OpaqueAt(ContainerPath.Parent(from)) is null)
            RemoveAt(from);
        if (Files.OpaqueAt(to) is not null)
            return;
        if (node.HoldsFilled || (node is { Layer: 0, Kind: FileKind.Directory } && !Files.IsMade(from)))
            Unlisted(ContainerPath.Parent(to), $"which files of {from} are there is not known");
        else if (
            !removes
            && node is { Kind: FileKind.Directory, IsOpaque: false }
            && Files.At(to) is { Kind: FileKind.Directory, IsOpaque: false }
        )
            Merge(to, Changed(node, copy, removes));
        else
            PutInside(to, Changed(node, copy, removes) with { Layer = Layer });
    }

    /// <summary>Whether the destination is written as a directory, or is one that a command makes before it copies.</summary>
    private static bool SaysDirectory(CopyFiles copy) => copy.Destination.Text.Trim('"', '\'') is [.., '/' or '.'];

    private bool IsDirectory(CopyFiles copy, string path) =>
        !TakesName
        && (copy.IntoDirectory || path.EndsWith(".d", StringComparison.Ordinal) || Files.At(path) is { Kind: FileKind.Directory });

    /// <summary>Whether the last word is the new name in any case (cp(1) and mv(1), <c>--no-target-directory</c>).</summary>
    private bool TakesName =>
        _step.Name is "cp" or "mv" && (Has('T') || _step.Arguments.Any(word => word.Value == "--no-target-directory"));

    /// <summary>Puts a directory's content into another one, which may have files already.</summary>
    private void Merge(string to, DescribedNode tree)
    {
        if (Files.OpaqueAt(to) is not null)
            return;

        var there = Files.At(to);
        if (there is not { Kind: FileKind.Directory })
        {
            Put(to, tree with { Layer = Layer });
            return;
        }

        if (IsMaybe)
            Doubt(UncertaintyKind.Changed, to, "it is changed only under a condition");
        if (tree.Count + Files.Root.Count > DescribedFiles.MaximumFiles || !Merged(to, there, tree, out var merged))
            Unlisted(to, "there are too many files to follow");
        else
            Files.Update(to, _ => merged);
    }

    /// <summary>A directory into which a tree is copied that nobody knows.</summary>
    private DescribedNode Covered(string path, DescribedNode there)
    {
        if (!there.HoldsFilled)
            return there with { IsOpaque = true, MayLink = true, Layer = Layer };

        Unlisted(path, $"which files '{_step.Name}' puts here is not known");

        return there;
    }

    private bool Merged(string to, DescribedNode there, DescribedNode tree, out DescribedNode merged)
    {
        merged = there;
        if (!Spend(tree.Children.Count))
            return false;

        foreach (var (name, child) in tree.Children)
        {
            var before = there.Children.GetValueOrDefault(name);
            if (
                before is not { Kind: FileKind.Directory }
                || child.Kind != FileKind.Directory
                || ReferenceEquals(before.Children, child.Children)
            )
                merged = merged.With(
                    name,
                    (before is { Kind: FileKind.Directory } && child.Kind == FileKind.Directory ? before : child) with
                    {
                        Layer = Layer,
                    }
                );
            else if (before.IsOpaque)
                continue;
            else if (child.IsOpaque)
                merged = merged.With(name, Covered(ContainerPath.Join(to, name), before));
            else if (!Merged(ContainerPath.Join(to, name), before, child, out var inner))
                return false;
            else
                merged = merged.With(name, inner);
        }

        return true;
    }

    private void Add(CopyInstruction instruction, CopyFiles copy)
    {
        var into = Resolved(copy.Destination.Value!);
        var target = new CopyTarget(into, IsDirectory(copy, into), copy.Owner, copy.Mode);
        if (copy.Sources.IsEmpty)
            AddDocument(instruction, target);
        foreach (var source in copy.Sources)
        {
            if (source.Value is not { } name)
                MakeUnknown(copy.Destination, UncertaintyKind.Changed, $"which files '{source.Text}' brings is not known");
            else if (copy.From is not null)
                AddForeign(target, name);
            else
                AddFromContext(copy, target, name);
        }
    }

    /// <summary>A here-document is a file whose text is at hand.</summary>
    private void AddDocument(CopyInstruction instruction, CopyTarget target)
    {
        var documents = instruction.Syntax.Heredocs;
        var document = documents.Length == 1 ? documents[0] : documents.FirstOrDefault(one => one.Name == ContainerPath.Name(target.Path));
        var text = document is null ? null : instruction.Syntax.Arguments.Source.Text.Substring(document.Body.Start, document.Body.Length);
        PutFile(target with { IsDirectory = false }, "", DescribedNode.File(Layer) with { Text = text });
    }

    /// <summary>Something of another image: a file or a directory, as the names tell.</summary>
    private void AddForeign(CopyTarget target, string source)
    {
        var name = ContainerPath.Name(source.TrimEnd('/'));
        var isFile = target.IsDirectory
            ? ProgramDirectories.Contains(ContainerPath.Name(target.Path))
                || ProgramDirectories.Contains(ContainerPath.Name(ContainerPath.Parent(source.TrimEnd('/'))))
                || name.Contains('.', StringComparison.Ordinal)
            : ProgramDirectories.Contains(ContainerPath.Name(ContainerPath.Parent(target.Path)))
                || name.Contains('.', StringComparison.Ordinal);
        if (isFile && name.Length > 0 && !source.EndsWith('/'))
            PutFile(target, name, DescribedNode.File(Layer) with { Mode = FilePermissions.PlainDirectory });
        else
            MakeUnknown(
                new(target.Path, target.Path, _step.Span),
                UncertaintyKind.Changed,
                $"what '{source}' of the other image holds is not known"
            );
    }

    private void PutFile(CopyTarget target, string name, DescribedNode node)
    {
        var path = target.IsDirectory ? ContainerPath.Combine(target.Path, name) : target.Path;
        path = Resolved(path);
        if (Files.OpaqueAt(path) is null)
            Put(path, target.Apply(node) with { Layer = Layer });
    }
}
