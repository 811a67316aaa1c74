using DockerSplit;
using DockerSplit.Terminal;

using var signals = new TerminationSignals();

return (int)await Application.RunAsync(args, new SystemConsole(), signals.Token);
