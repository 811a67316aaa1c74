using System.Runtime.CompilerServices;
using System.Text;

namespace DockerSplit.Testing;

/// <summary>A comparison that can still be told where its files lie; awaiting it compares.</summary>
public sealed class SnapshotTask(string target, string extension, string sourceDirectory, string fileName)
{
    /// <summary>Set to 1, it makes what was received the accepted text.</summary>
    public const string AcceptVariable = "DOCKSPLIT_ACCEPT";

    private static readonly UTF8Encoding NoMark = new(encoderShouldEmitUTF8Identifier: false);

    private string _directory = sourceDirectory;
    private string _fileName = fileName;

    private string Verified => Path.Combine(_directory, $"{_fileName}.verified.{extension}");

    private string Received => Path.Combine(_directory, $"{_fileName}.received.{extension}");

    /// <summary>Another directory, absolute or seen from the test's source file.</summary>
    public SnapshotTask UseDirectory(string directory)
    {
        _directory = Path.Combine(_directory, directory);

        return this;
    }

    /// <summary>Another name instead of <c>Type.Method</c> and parameters.</summary>
    public SnapshotTask UseFileName(string fileName)
    {
        _fileName = fileName;

        return this;
    }

    /// <summary>Parameters of a theory, as part of the name: <c>Type.Method_text</c>.</summary>
    public SnapshotTask UseTextForParameters(string text)
    {
        _fileName = $"{_fileName}_{text}";

        return this;
    }

    public TaskAwaiter GetAwaiter() => CompareAsync().GetAwaiter();

    private async Task CompareAsync()
    {
        File.Delete(Received);
        var expected = File.Exists(Verified) ? await File.ReadAllTextAsync(Verified) : null;
        if (expected == target)
            return;

        Directory.CreateDirectory(_directory);
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            await File.WriteAllTextAsync(Verified, target, NoMark);
            return;
        }

        await File.WriteAllTextAsync(Received, target, NoMark);
        throw new SnapshotMismatchException(Describe(expected));
    }

    private string Describe(string? expected) =>
        $"""
            {(expected is null ? "New" : "NotEqual")}: {Verified}
            Accept it with {AcceptVariable}=1, or by renaming the received file.

            {TextDiff.Of(expected ?? "", target)}
            """;
}
