using DockerSplit.Analysis;
using DockerSplit.Description.Files;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Description;

/// <summary>Reads those files of the build context that tell what a project consists of, where they lie in the image as they are.</summary>
internal static class DescribedSources
{
    private const int MaximumFiles = 2_000;
    private const long MaximumLength = 16_000_000;

    /// <summary>The content with texts and imports.</summary>
    public static ImageSnapshot AddTo(ImageSnapshot content, DescribedNode root, KnowledgeBase knowledge, IBuildContext? context)
    {
        if (context is null)
            return content;

        var texts = content.Texts.ToBuilder();
        var imports = content.Imports.ToBuilder();
        var (files, length) = (0, 0L);
        foreach (var (path, source) in Copied(root))
        {
            var (isText, row) = (knowledge.TextOf(path) is not null, knowledge.ImportsOf(path));
            if ((!isText && row is null) || context.ReadSource(source) is not { } text)
                continue;
            if (++files > MaximumFiles || (length += text.Length) > MaximumLength)
                break;
            if (isText)
                texts[path] = text;
            if (row?.NamesIn(text) is [_, ..] names)
                imports[path] = names;
        }

        return content with
        {
            Texts = texts.ToImmutable(),
            Imports = imports.ToImmutable(),
        };
    }

    /// <summary>The files that are copies of one of the context, in the order of their paths.</summary>
    public static IEnumerable<(string Path, string Source)> Copied(DescribedNode root)
    {
        var open = new Stack<(string Path, DescribedNode Node)>([("/", root)]);
        while (open.TryPop(out var at))
        {
            if (at.Node is { Kind: FileKind.Regular, Source: { } source })
                yield return (at.Path, source);
            foreach (var (name, child) in at.Node.Children.Reverse())
                open.Push((ContainerPath.Join(at.Path, name), child));
        }
    }
}
