using DockerSplit.Application;
using DockerSplit.Cli.Terminal;
using Spectre.Console;

namespace DockerSplit.Cli.Rendering.Text;

/// <summary>
/// Shows what the pipeline does: one spinning line on a terminal, a line for each step elsewhere. Nothing is drawn, and no drawing
/// library started, before the first event.
/// </summary>
internal sealed class BuildProgressView(TerminalWriter terminal) : IProgress<ApplicationEvent>, IAsyncDisposable
{
    /// <summary>A RUN of forty lines is known by its beginning.</summary>
    private const int StepLength = 100;

    private readonly Lock _gate = new();
    private readonly List<string> _begun = [];
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _spinner;
    private StatusContext? _status;
    private string _phase = "";

    public void Report(ApplicationEvent value)
    {
        lock (_gate)
        {
            if (terminal.IsTerminal)
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
                terminal.WriteLine($"  {Shorten(step.Step, StepLength)} (cached)");
                return;

            case BuildStepStarted step:
                _begun.Add(step.Step);
                return;

            // Only who watches wants to know.
            case ActivityStarted:
                return;
        }

        foreach (var step in _begun)
            terminal.WriteLine($"  {Shorten(step, StepLength)}");
        _begun.Clear();
        if (value is PhaseStarted phase)
            terminal.WriteLine($"{phase.Title}...");
        if (value is Remark remark)
            terminal.WriteLine(Printable.Line(remark.Text));
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

            case Remark remark:
                Spin(remark.Text);
                break;
        }
    }

    /// <summary>The spinner keeps to one row: a longer line would be drawn anew below itself.</summary>
    private void Spin(string line)
    {
        var text = Markup.Escape(Shorten(line, Math.Max(10, terminal.Width - 4)));
        _status?.Status(text);
        _spinner ??= SpectreConsole.On(terminal).Status().StartAsync(text, Keep);
    }

    private Task Keep(StatusContext status)
    {
        _status = status;

        return _finished.Task;
    }

    private static string Shorten(string text, int length)
    {
        var line = string.Join(' ', Printable.Line(text).Split(' ', StringSplitOptions.RemoveEmptyEntries));

        return line.Length > length ? $"{line[..(length - 3)]}..." : line;
    }
}
