using System.Text.Json;

namespace DockerSplit.Knowledge;

/// <summary>
/// A data file that is embedded in the assembly whose reader reads it: one entry a line, each with the reason why it is there. It is read once,
/// and not before somebody asks; a broken one is a bug of the build, so it throws.
/// </summary>
/// <param name="name">The name of the resource, such as <c>Knowledge/paths.json</c>.</param>
/// <param name="reader">How it is read; the build writes it, see <see cref="ReadsRowsAttribute"/>.</param>
public sealed class DataFile<T>(string name, RowReader<T> reader)
{
    private readonly Lazy<Box> _content = new(() => new(Read(name, reader)));

    /// <summary>What the file holds.</summary>
    public T Content => _content.Value.Content;

    private static T Read(string name, RowReader<T> reader)
    {
        using var stream = reader.Home.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"no data file {name}");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);

        try
        {
            var json = new Utf8JsonReader(bytes);
            json.Read();
            var content = reader.Read(ref json);

            return json.Read() ? throw new JsonException("there is more behind the value") : content;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidOperationException($"the data file {name} is broken: {exception.Message}", exception);
        }
    }

    private sealed record Box(T Content);
}
