using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace DockerSplit.Knowledge;

/// <summary>
/// The words of which the readers of rows are made. They are strict: what a row does not know, has twice, or lacks is a mistake in the data file.
/// </summary>
public static class RowText
{
    public static string Text(ref Utf8JsonReader reader) => reader.GetString() ?? throw Unknown(ref reader, "text");

    public static bool Flag(ref Utf8JsonReader reader) => reader.GetBoolean();

    public static int Number(ref Utf8JsonReader reader) => reader.GetInt32();

    public static ImmutableArray<T> Immutable<T>(ref Utf8JsonReader reader, RowRead<T> read) => [.. Items(ref reader, read)];

    public static T[] Array<T>(ref Utf8JsonReader reader, RowRead<T> read) => [.. Items(ref reader, read)];

    public static Dictionary<string, T> Dictionary<T>(ref Utf8JsonReader reader, RowRead<T> read)
    {
        var entries = new Dictionary<string, T>(StringComparer.Ordinal);
        Start(ref reader, "table");
        while (Next(ref reader))
        {
            var key = reader.GetString()!;
            reader.Read();
            if (!entries.TryAdd(key, read(ref reader)))
                throw new JsonException($"{key} stands there twice");
        }

        return entries;
    }

    public static ImmutableDictionary<string, T> ImmutableDictionary<T>(ref Utf8JsonReader reader, RowRead<T> read) =>
        Dictionary(ref reader, read).ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Asks for the start of a row.</summary>
    public static void Start(ref Utf8JsonReader reader, string row)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Unknown(ref reader, row);
    }

    /// <summary>Goes to the next name of a row; false at the row's end.</summary>
    public static bool Next(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Goes from a name to its value.</summary>
    /// <param name="seen">A bit for each name that was there.</param>
    public static void Once(ref Utf8JsonReader reader, ref ulong seen, ulong name)
    {
        if ((seen & name) != 0)
            throw new JsonException($"{Encoding.UTF8.GetString(reader.ValueSpan)} stands there twice");
        seen |= name;
        reader.Read();
    }

    public static void Require(ulong seen, ulong required, string row)
    {
        if ((seen & required) != required)
            throw new JsonException($"a {row} lacks something");
    }

    public static JsonException Unknown(ref Utf8JsonReader reader, string row) =>
        new($"a {row} has no '{Encoding.UTF8.GetString(reader.ValueSpan)}', at byte {reader.TokenStartIndex}");

    private static List<T> Items<T>(ref Utf8JsonReader reader, RowRead<T> read)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Unknown(ref reader, "list");
        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(read(ref reader));

        return items;
    }
}
