using System.Collections.Immutable;
using System.Formats.Tar;
using Docker.DotNet;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Files;

namespace DockerSplit.Engine.Verification.Tracing;

/// <summary>
/// strace with the loader and the libraries that it needs, in a directory of its own: put into any container, it works there, whatever
/// the image has, and changes nothing that the image's programs see.
/// </summary>
public sealed class TraceTool
{
    /// <summary>Where it lies in a container.</summary>
    internal const string Directory = "/.docksplit-trace";

    private const string Package = "strace";
    private const string OptionsFile = "options";
    private const int MaximumBytes = 64 * 1024 * 1024;

    // Links to the loader are asked in the order of the platforms' ABIs; the loader itself lists what a program needs (ld.so(8), --list).
    private const string Gather = """
        set -e
        cd /.docksplit-trace
        mkdir lib
        mkdir -m 1777 out
        tracer=$(command -v strace)
        for loader in /lib64/ld-linux*.so* /lib/ld-linux*.so* /lib64/ld64*.so* /lib/ld64*.so* /lib/ld-musl-*.so*; do
            if [ -e "$loader" ] && "$loader" --list "$tracer" >list 2>/dev/null; then
                cp -L "$loader" loader
                break
            fi
        done
        [ -e loader ]
        sed -n 's/^.*=> \(\/[^ ]*\) .*$/\1/p' list | while read -r library; do cp -L "$library" lib/; done
        cp -L "$tracer" strace
        if strace --help 2>&1 | grep -q -e --seccomp-bpf; then echo --seccomp-bpf >options; fi
        rm -f list gather.sh
        """;

    private TraceTool(ReadOnlyMemory<byte> archive, ImmutableArray<string> options) => (Archive, Options) = (archive, options);

    /// <summary>The directory as an archive.</summary>
    internal ReadOnlyMemory<byte> Archive { get; }

    /// <summary>Further options that this strace understands.</summary>
    internal ImmutableArray<string> Options { get; }

    /// <summary>Installs strace in an image made from another one, and takes it out of there.</summary>
    /// <param name="build">The build of an image, for how it is made: with which builder, for which platform.</param>
    /// <param name="image">The image whose package manager has it.</param>
    /// <param name="install">The commands that install packages in that image, for the names that it is given.</param>
    /// <returns>The tool, or why it cannot be had.</returns>
    public static async Task<(TraceTool? Tool, string? Trouble)> MakeAsync(
        EngineSession session,
        BuildRequest build,
        string image,
        Func<string, ImmutableArray<string>> install,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var context = RunFolder.Create();
            await File.WriteAllTextAsync(Path.Combine(context.Path, "gather.sh"), Gather.ReplaceLineEndings("\n"), cancellationToken);
            var request = build with
            {
                Dockerfile = DockerfileFor(image, install(Package)),
                DockerfilePath = null,
                ContextDirectory = context.Path,
                Secrets = [],
            };

            return await new ImageBuilder(session).BuildAsync(request, null, cancellationToken) switch
            {
                Built built => (await TakeAsync(session, built.Reference, cancellationToken), null),
                BuildFailed failed => (null, $"{Package} cannot be installed: {LastWord(failed)}"),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (Exception exception)
            when (exception is EngineException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return (null, $"{Package} cannot be had: {exception.Message}");
        }
    }

    /// <summary>A tool that was put together elsewhere.</summary>
    internal static async Task<TraceTool> ReadAsync(Stream archive, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await CopyAsync(archive, memory, cancellationToken);
        memory.Position = 0;
        ImmutableArray<string> options = [];
        await using var reader = new TarReader(memory, leaveOpen: true);
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (Path.GetFileName(entry.Name) == OptionsFile && entry.DataStream is { } content)
                options =
                [
                    .. (await new StreamReader(content).ReadToEndAsync(cancellationToken)).Split(
                        '\n',
                        StringSplitOptions.RemoveEmptyEntries
                    ),
                ];
        }

        return new(memory.ToArray(), options);
    }

    private static string DockerfileFor(string image, ImmutableArray<string> install) =>
        $"""
            FROM {image}
            USER 0:0
            SHELL ["/bin/sh", "-c"]
            RUN command -v strace || ( {string.Join(" && ", install)} )
            COPY gather.sh {Directory}/gather.sh
            RUN /bin/sh {Directory}/gather.sh

            """;

    private static async Task<TraceTool> TakeAsync(EngineSession session, string image, CancellationToken cancellationToken) =>
        await session.CallAsync(
            "hand out the tracer",
            async client =>
            {
                var id = (
                    await client.Containers.CreateContainerAsync(ContainerParameters.ForFiles(image, session.RunId), cancellationToken)
                ).ID;
                try
                {
                    return await TakeAsync(client, id, cancellationToken);
                }
                finally
                {
                    await client.Containers.RemoveContainerAsync(id, new() { Force = true, RemoveVolumes = true }, CancellationToken.None);
                }
            }
        );

    private static async Task<TraceTool> TakeAsync(DockerClient client, string container, CancellationToken cancellationToken)
    {
        var response = await client.Containers.GetArchiveFromContainerAsync(
            container,
            new() { Path = Directory },
            false,
            cancellationToken
        );
        await using var stream = response.Stream ?? Stream.Null;

        return await ReadAsync(stream, cancellationToken);
    }

    private static async Task CopyAsync(Stream from, MemoryStream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (to.Length + read > MaximumBytes)
                throw new InvalidDataException("it is larger than it can be");
            to.Write(buffer, 0, read);
        }
    }

    private static string LastWord(BuildFailed failed) => failed.Log.LastOrDefault(line => line.Trim().Length > 0)?.Trim() ?? failed.Reason;
}
