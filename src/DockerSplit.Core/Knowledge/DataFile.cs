using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DockerSplit.Knowledge;

/// <summary>
/// A data file that is embedded in the assembly whose context reads it: one entry a line, each with the reason why it is there. It is read once,
/// and not before somebody asks; a broken one is a bug of the build, so it throws.
/// </summary>
/// <param name="name">The name of the resource, such as <c>Knowledge/paths.json</c>.</param>
/// <param name="type">How it is read without reflection, so that native code can.</param>
public sealed class DataFile<T>(string name, JsonTypeInfo<T> type)
{
    private readonly Lazy<Box> _content = new(() => new(Read(name, type)));

    /// <summary>What the file holds.</summary>
    public T Content => _content.Value.Content;

    private static T Read(string name, JsonTypeInfo<T> type)
    {
        using var stream =
            type.OriginatingResolver?.GetType().Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"no data file {name}");

        return JsonSerializer.Deserialize(stream, type) ?? throw new InvalidOperationException($"the data file {name} is empty");
    }

    private sealed record Box(T Content);
}
