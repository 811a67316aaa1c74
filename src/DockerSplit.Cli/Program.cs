using DockerSplit.Cli;
using DockerSplit.Cli.Terminal;

using var signals = new TerminationSignals();

return (int)await DocksplitProgram.RunAsync(args, new SystemConsole(), signals.Token);
