using System.Threading.Channels;
using DockerSplit.Application;
using DockerSplit.Cli.Terminal;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace DockerSplit.Cli.Agents;

/// <summary>Tells the client what is done while it is done, in order, and all of it before the answer.</summary>
internal sealed class ProgressNotes : IProgress<ApplicationEvent>, IAsyncDisposable
{
    /// <summary>A client that does not read loses notes rather than holding up a build.</summary>
    private const int Waiting = 256;

    private readonly Channel<string> _notes = Channel.CreateBounded<string>(
        new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    private readonly Task _sending;

    /// <param name="token">By which the client knows the call that the notes belong to.</param>
    public ProgressNotes(McpServer server, ModelContextProtocol.Protocol.ProgressToken token, CancellationToken cancellationToken) =>
        _sending = SendAsync(server, token, cancellationToken);

    public void Report(ApplicationEvent value)
    {
        var note = value switch
        {
            PhaseStarted phase => phase.Title,
            BuildStepStarted step => step.Cached ? $"{step.Step} (cached)" : step.Step,
            ActivityStarted activity => activity.Text,
            Remark remark => remark.Text,
            _ => null,
        };
        if (note is not null)
            _notes.Writer.TryWrite(Printable.Line(note));
    }

    public async ValueTask DisposeAsync()
    {
        _notes.Writer.TryComplete();
        await _sending;
    }

    private async Task SendAsync(McpServer server, ModelContextProtocol.Protocol.ProgressToken token, CancellationToken cancellationToken)
    {
        var count = 0;
        try
        {
            await foreach (var note in _notes.Reader.ReadAllAsync(cancellationToken))
                await server.NotifyProgressAsync(
                    token,
                    new ProgressNotificationValue { Progress = ++count, Message = note },
                    cancellationToken: cancellationToken
                );
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or IOException or InvalidOperationException or ObjectDisposedException)
        {
            // Who is gone, or has withdrawn the call, needs no notes.
        }
    }
}
