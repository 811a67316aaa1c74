using System.Globalization;
using System.Runtime.InteropServices;

namespace DockerSplit.Cli.Terminal;

/// <summary>
/// Turns Ctrl-C, the request to end and a terminal that is gone into a cancellation, so that containers, images and temporary files
/// are removed. A second signal ends the program at once; what comes within <see cref="OneRequest"/> of the first is the same request:
/// timeout(1) signals the program and then its process group, and a closed terminal may send more than one.
/// </summary>
internal sealed class TerminationSignals : IDisposable
{
    private static readonly TimeSpan OneRequest = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _source = new();
    private readonly Lock _lock = new();
    private long? _first;
    private readonly List<PosixSignalRegistration> _registrations;

    public TerminationSignals()
    {
        PosixSignal[] signals = IsHangupIgnored()
            ? [PosixSignal.SIGINT, PosixSignal.SIGTERM]
            : [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
        _registrations = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, Cancel))];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    /// <summary>Whether nohup(1), or whoever called the program, wants it to go on without its terminal (proc(5): SigIgn, the lowest bit is SIGHUP).</summary>
    private static bool IsHangupIgnored()
    {
        const string Field = "SigIgn:";
        try
        {
            return OperatingSystem.IsLinux()
                && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal)) is { } line
                && ulong.TryParse(
                    line.AsSpan(Field.Length).Trim(),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var mask
                )
                && (mask & 1) != 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Cancel(PosixSignalContext context)
    {
        lock (_lock)
        {
            _first ??= TimeProvider.System.GetTimestamp();
            context.Cancel = TimeProvider.System.GetElapsedTime(_first.Value) < OneRequest;
        }

        _source.Cancel();
    }
}
