using System.Text;

namespace DockerSplit.Fuzz.Tests;

/// <summary>Breaks inputs at random, the same way for the same seed.</summary>
internal sealed class Mutator(int seed)
{
    private const int MostChanges = 6;
    private const int LongestCut = 24;
    private readonly Random _random = new(seed);

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>The input with a few changes: bits turned, words of the language put in, pieces cut out, repeated or moved.</summary>
    public byte[] Mutate(byte[] input, IReadOnlyList<string> words)
    {
        var bytes = new List<byte>(input);
        for (var changes = _random.Next(1, MostChanges + 1); changes > 0; changes--)
            Change(bytes, words);

        return [.. bytes];
    }

    private void Change(List<byte> bytes, IReadOnlyList<string> words)
    {
        var at = _random.Next(bytes.Count + 1);
        var length = Math.Min(_random.Next(1, LongestCut), bytes.Count - at);
        switch (_random.Next(5))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(_random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 3:
                RepeatLine(bytes);
                break;
            default:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pick(words)));
                break;
        }
    }

    private void RepeatLine(List<byte> bytes)
    {
        var lines = Encoding.Latin1.GetString([.. bytes]).Split('\n').ToList();
        lines.Insert(_random.Next(lines.Count + 1), Pick(lines));
        bytes.Clear();
        bytes.AddRange(Encoding.Latin1.GetBytes(string.Join('\n', lines)));
    }
}
