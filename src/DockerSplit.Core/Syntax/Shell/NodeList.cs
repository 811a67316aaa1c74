using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace DockerSplit.Syntax.Shell;

/// <summary>Gathers the children of a node that is being read. A few of them, the usual case, need no list on the heap.</summary>
internal struct NodeList<T>
{
    private const int Few = 4;

    private FewItems _few;

    /// <summary>All items, once they are more than a few.</summary>
    private T[]? _many;

    public int Count { get; private set; }

    public readonly T First => _many is null ? _few[0] : _many[0];

    public void Add(T item)
    {
        if (Count == Few && _many is null)
            ((ReadOnlySpan<T>)_few).CopyTo(_many = new T[4 * Few]);
        else if (Count == _many?.Length)
            Array.Resize(ref _many, 2 * Count);

        if (_many is null)
            _few[Count++] = item;
        else
            _many[Count++] = item;
    }

    public readonly ImmutableArray<T> ToImmutable() => _many is null ? [.. ((ReadOnlySpan<T>)_few)[..Count]] : [.. _many.AsSpan(0, Count)];

    [InlineArray(Few)]
    private struct FewItems
    {
        private T _item;
    }
}
