using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Description;

/// <summary>The configuration that the instructions of a stage give to the image.</summary>
internal sealed class DescribedConfig
{
    private readonly SortedSet<string> _ports = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _volumes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _labels = new(StringComparer.Ordinal);
    private VariableScope _values = VariableScope.Empty;
    private ImageConfig _config;

    private DescribedConfig(ImageConfig inherited)
    {
        _config = inherited;
        foreach (var pair in inherited.Environment.Select(variable => variable.Split('=', 2)))
            Set(pair[0], pair[^1]);
    }

    /// <param name="inherited">The base image's configuration.</param>
    public static ImageConfig Of(Stage stage, ImageConfig inherited)
    {
        var config = new DescribedConfig(inherited);
        var setsCommand = false;
        foreach (var at in stage.Instructions)
        {
            setsCommand |= at.Instruction is CmdInstruction;
            config.Follow(at, setsCommand);
        }

        return config._config with
        {
            Environment = [.. config._values.All.Select(pair => $"{pair.Key}={pair.Value.Value}")],
            ExposedPorts = [.. config._ports],
            Volumes = [.. config._volumes],
            Labels = config._labels.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    private void Follow(StageInstruction at, bool setsCommand)
    {
        var expander = new WordExpander(at.Before);
        switch (at.Instruction)
        {
            case AssignmentsInstruction assignments:
                Assign(assignments, expander);
                break;
            case WorkdirInstruction workdir:
                _config = _config with { WorkingDirectory = Resolve(_config.WorkingDirectory, expander.Expand(workdir.Path)) };
                break;
            case UserInstruction user:
                _config = _config with { User = expander.Expand(user.User) ?? user.User };
                break;
            case ExposeInstruction expose:
                _ports.UnionWith(
                    expose.Ports.Select(port => expander.Expand(port) ?? port).Select(port => port.Contains('/') ? port : port + "/tcp")
                );
                break;
            case VolumeInstruction volume:
                _volumes.UnionWith(volume.Paths.Select(path => expander.Expand(path) ?? path));
                break;
            case EntrypointInstruction entrypoint:
                // ENTRYPOINT takes an inherited CMD away.
                _config = _config with
                {
                    Entrypoint = Words(entrypoint.Command, at.Before),
                    Command = setsCommand ? _config.Command : [],
                };
                break;
            case CmdInstruction command:
                _config = _config with { Command = Words(command.Command, at.Before) };
                break;
            case HealthcheckInstruction check:
                _config = _config with { Healthcheck = Check(check.Command) };
                break;
            case StopsignalInstruction signal:
                _config = _config with { StopSignal = expander.Expand(signal.Signal) ?? signal.Signal };
                break;
            case ShellInstruction shell:
                _config = _config with { Shell = shell.Words };
                break;
            case OnbuildInstruction onbuild:
                _config = _config with { OnBuild = _config.OnBuild.Add(onbuild.Syntax.Arguments.Text) };
                break;
        }
    }

    private void Assign(AssignmentsInstruction assignments, WordExpander expander)
    {
        foreach (var pair in assignments.Assignments)
        {
            var (name, value) = (expander.Expand(pair.Name) ?? pair.Name, Value(pair, expander));
            if (assignments.IsLabel)
                _labels[name] = value;
            else
                Set(name, value);
        }
    }

    private void Set(string name, string value) => _values = _values.With(name, new(value, IsUnknown: false));

    /// <summary>What refers to a variable of the base image is known where the tables know that one.</summary>
    private string Value(NameValue pair, WordExpander expander) =>
        expander.Expand(pair.RawValue) ?? new WordExpander(new() { Environment = _values }).Expand(pair.RawValue) ?? pair.RawValue;

    private static string Resolve(string current, string? path) =>
        path is null ? current : ContainerPath.Combine(current.Length == 0 ? "/" : current, path);

    private static ImmutableArray<string> Words(CommandLine command, BuildState state) =>
        command switch
        {
            ExecForm exec => exec.Words,
            ShellForm shell => [.. state.Shell, shell.Text.Text],
            _ => [],
        };

    private static ImmutableArray<string> Check(CommandLine? command) =>
        command switch
        {
            ExecForm exec => ["CMD", .. exec.Words],
            ShellForm shell => ["CMD-SHELL", shell.Text.Text],
            _ => [],
        };
}
