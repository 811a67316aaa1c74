using System.Reflection;
using System.Text.Json;

namespace DockerSplit.Knowledge;

/// <summary>Reads a value; it starts on the value's first token and ends on its last one.</summary>
public delegate T RowRead<out T>(ref Utf8JsonReader reader);

/// <summary>How the data files of an assembly are read that hold a type.</summary>
/// <param name="home">Where the files are embedded.</param>
public sealed class RowReader<T>(Assembly home, RowRead<T> read)
{
    public Assembly Home => home;

    public RowRead<T> Read => read;
}
