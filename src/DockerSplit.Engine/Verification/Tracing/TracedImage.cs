using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Formats.Tar;
using System.Globalization;
using System.Text;
using Docker.DotNet;

namespace DockerSplit.Engine.Verification.Tracing;

/// <summary>
/// Watches the containers of one image: puts the tracer into each, says how it is called before a command, and reads what it wrote. With
/// strace's <c>-D</c> the tracer is a grandchild of the program, which so is process 1 as ever and gets the stop signal.
/// </summary>
internal sealed class TracedImage(TraceTool tool, string workingDirectory)
{
    private const string Output = TraceTool.Directory + "/out";

    /// <summary>Of one image; a program that opens more is not read to its end.</summary>
    private const long MostBytes = 256L * 1024 * 1024;

    /// <summary>%file is every call with a path. Of %network nothing tells of files, and a server would be slowed down for nothing.</summary>
    private const string Calls = "trace=%file,fchdir,?clone,?clone3,?fork,?vfork";

    private static readonly TimeSpan ReadDeadline = TimeSpan.FromSeconds(20);

    /// <summary>The subject of what is started of itself, and of all questions to that.</summary>
    private const string Start = "";

    private readonly ConcurrentDictionary<int, string> _subjects = new();
    private readonly Dictionary<string, FileTraceBuilder> _files = new(StringComparer.Ordinal);
    private readonly Lock _reading = new();
    private int _commands;
    private long _bytes;

    /// <summary>What the commands that come next are started for, where that is told apart; null for what is not.</summary>
    public string? Subject { get; set; }

    /// <summary>What was collected so far of all that is not told apart.</summary>
    public FileTrace Files => FilesOf(Start);

    /// <summary>What was collected so far for a subject.</summary>
    public FileTrace FilesOf(string subject) => _files.GetValueOrDefault(subject)?.Build() ?? FileTrace.Empty;

    /// <summary>What stands before a command so that it is traced; strings but for paths are left away.</summary>
    public ImmutableArray<string> Before()
    {
        var number = Interlocked.Increment(ref _commands);
        _subjects[number] = Subject ?? Start;

        return
        [
            $"{TraceTool.Directory}/loader",
            "--library-path",
            $"{TraceTool.Directory}/lib",
            $"{TraceTool.Directory}/strace",
            "-D",
            "-f",
            "-y",
            "-s",
            "0",
            .. tool.Options,
            "-e",
            "signal=none",
            "-e",
            Calls,
            "-o",
            string.Create(CultureInfo.InvariantCulture, $"{Output}/{number}"),
        ];
    }

    /// <summary>Puts the tracer into a container that was not started yet.</summary>
    public async Task PutAsync(DockerClient client, string container, CancellationToken cancellationToken)
    {
        using var archive = new MemoryStream(tool.Archive.ToArray(), writable: false);
        await client.Containers.ExtractArchiveToContainerAsync(container, new() { Path = "/" }, archive, cancellationToken);
    }

    /// <summary>Reads what the tracers of a container wrote; what cannot be read is left out, and the trace tells less.</summary>
    public async Task CollectAsync(EngineSession session, string container, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(ReadDeadline);
        try
        {
            await session.CallAsync("hand out a trace", client => ReadAsync(client, container, deadline.Token));
        }
        catch (Exception exception) when (exception is EngineException or OperationCanceledException or InvalidDataException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task ReadAsync(DockerClient client, string container, CancellationToken cancellationToken)
    {
        var response = await client.Containers.GetArchiveFromContainerAsync(container, new() { Path = Output }, false, cancellationToken);
        await using var stream = response.Stream ?? Stream.Null;
        await using var archive = new TarReader(stream);
        while (await archive.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.DataStream is { } content)
                await ReadLinesAsync(content, SubjectOf(entry.Name), cancellationToken);
        }
    }

    /// <summary>The output's name is the number of the command.</summary>
    private string SubjectOf(string file) =>
        int.TryParse(Path.GetFileName(file), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? _subjects.GetValueOrDefault(number, Start)
            : Start;

    private async Task ReadLinesAsync(Stream content, string subject, CancellationToken cancellationToken)
    {
        var trace = new TraceReader(BuilderOf(subject));
        // strace writes every byte beyond ASCII as an escape.
        using var lines = new StreamReader(content, Encoding.Latin1);
        while (Interlocked.Read(ref _bytes) < MostBytes && await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            Interlocked.Add(ref _bytes, line.Length);
            // Containers of one image may be read side by side.
            lock (_reading)
                trace.Read(line);
        }
    }

    private FileTraceBuilder BuilderOf(string subject)
    {
        lock (_reading)
        {
            if (!_files.TryGetValue(subject, out var files))
                _files[subject] = files = new(workingDirectory.Length == 0 ? "/" : workingDirectory);

            return files;
        }
    }
}
