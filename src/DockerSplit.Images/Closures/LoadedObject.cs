using DockerSplit.Facts;

namespace DockerSplit.Images.Closures;

/// <summary>A program or library in memory, with the one whose needs brought it there.</summary>
/// <param name="Path">The real path.</param>
/// <param name="FoundAt">The path by which it was found, before links were followed.</param>
/// <param name="Loader">What asked for it; null for a program, and for a library that is looked at by itself.</param>
internal sealed record LoadedObject(string Path, string FoundAt, ElfFacts Elf, LoadedObject? Loader)
{
    /// <summary>A chain of libraries longer than this is damage.</summary>
    private const int MaxChain = 1000;

    /// <summary>This object and what it was loaded for, the program last.</summary>
    public IEnumerable<LoadedObject> Chain
    {
        get
        {
            var left = MaxChain;
            for (var item = this; item is not null && left-- > 0; item = item.Loader)
                yield return item;
        }
    }

    public LoadedObject Program => Chain.Last();
}
