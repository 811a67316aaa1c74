using System.Diagnostics;
using System.Globalization;
using DockerSplit.Application;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;
using Spectre.Console;

namespace DockerSplit.Cli.Rendering.Text;

/// <summary>
/// Shows what the pipeline does: one spinning line on a terminal, with the time of what is being done; a line for each step elsewhere.
/// Nothing is drawn, and no drawing library started, before the first event.
/// </summary>
internal sealed class BuildProgressView(IConsole console) : IProgress<ApplicationEvent>, IAsyncDisposable
{
    /// <summary>A RUN of forty lines is known by its beginning.</summary>
    private const int StepLength = 100;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly TerminalWriter _terminal = console.Error;
    private readonly bool _isDrawn = console.Talk.Progress == ProgressStyle.Auto && console.Error.IsTerminal;
    private readonly List<string> _begun = [];
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _spinner;
    private StatusContext? _status;
    private string _phase = "";
    private string _line = "";
    private long _since;

    public void Report(ApplicationEvent value)
    {
        console.Follower?.Report(value);
        if (console.Talk.Progress == ProgressStyle.None)
            return;

        lock (_gate)
        {
            if (_isDrawn)
                Draw(value);
            else
                Print(value);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _finished.TrySetResult();
        if (_spinner is not null)
            await _spinner;
    }

    /// <summary>
    /// A step that turns out to be cached gets one line, which says so; any other gets its line once it writes something, or when its
    /// phase is over.
    /// </summary>
    private void Print(ApplicationEvent value)
    {
        switch (value)
        {
            case BuildStepStarted { Cached: true } step:
                _begun.Remove(step.Step);
                _terminal.WriteLine($"  {Shorten(step.Step, StepLength)} (cached)");
                return;

            case BuildStepStarted step:
                _begun.Add(step.Step);
                return;

            // Only who watches wants to know.
            case BytesRead:
            case ActivityStarted when !console.Talk.IsVerbose:
                return;
        }

        foreach (var step in _begun)
            _terminal.WriteLine($"  {Shorten(step, StepLength)}");
        _begun.Clear();
        if (value is PhaseStarted phase)
            _terminal.WriteLine($"{phase.Title}...");
        if (value is BuildLogLine log && console.Talk.IsVerbose)
            _terminal.WriteLine($"    {Printable.Line(log.Text)}");
        if (value is ActivityStarted activity)
            _terminal.WriteLine($"  {Printable.Line(activity.Text)}");
        if (value is Remark remark)
            _terminal.WriteLine(Printable.Line(remark.Text));
    }

    private void Draw(ApplicationEvent value)
    {
        switch (value)
        {
            case PhaseStarted phase:
                _phase = phase.Title;
                Spin($"{_phase}...");
                break;

            case BuildStepStarted step:
                Spin($"{_phase}: {step.Step}");
                break;

            case ActivityStarted activity:
                Spin($"{_phase}: {activity.Text}");
                break;

            case BytesRead read:
                _line = $"{_phase}: {Sizes.Show(read.Bytes)}";
                _status?.Status(Current);
                break;

            case Remark remark:
                Spin(remark.Text);
                break;
        }
    }

    private void Spin(string line)
    {
        (_line, _since) = (line, Stopwatch.GetTimestamp());
        if (_spinner is null)
            _spinner = SpectreConsole.On(_terminal).Status().StartAsync(Current, Keep);
        else
            _status?.Status(Current);
    }

    /// <summary>The line with the time that it takes. It keeps to one row: a longer line would be drawn anew below itself.</summary>
    private string Current
    {
        get
        {
            var seconds = (int)Stopwatch.GetElapsedTime(_since).TotalSeconds;
            var time = seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $" {seconds} s") : "";

            return Markup.Escape(Shorten(_line, Math.Max(10, _terminal.Width - 4 - time.Length)) + time);
        }
    }

    private async Task Keep(StatusContext status)
    {
        _status = status;
        while (await Task.WhenAny(_finished.Task, Task.Delay(Tick)) != _finished.Task)
        {
            lock (_gate)
                status.Status(Current);
        }
    }

    private static string Shorten(string text, int length)
    {
        var line = string.Join(' ', Printable.Line(text).Split(' ', StringSplitOptions.RemoveEmptyEntries));

        return line.Length > length ? $"{line[..(length - 3)]}..." : line;
    }
}
