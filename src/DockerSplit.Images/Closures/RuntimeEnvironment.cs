using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Closures;

/// <summary>The environment variables and working directory that a container starts with.</summary>
internal sealed class RuntimeEnvironment
{
    /// <summary>What container engines set when the image has no PATH (moby, <c>oci/defaults</c> and <c>system.DefaultPathEnv</c>).</summary>
    private const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public RuntimeEnvironment(ImageConfig config)
    {
        foreach (var variable in config.Environment)
        {
            if (variable.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
                _variables[variable[..equals]] = variable[(equals + 1)..];
        }

        WorkingDirectory = ContainerPath.Normalise("/" + config.WorkingDirectory);
    }

    public string WorkingDirectory { get; }

    public IReadOnlyDictionary<string, string> Variables => _variables;

    public IEnumerable<string> SearchPath => Directories(_variables.GetValueOrDefault("PATH", DefaultPath));

    public IEnumerable<string> LibraryPath => Directories(_variables.GetValueOrDefault("LD_LIBRARY_PATH", ""));

    /// <summary>An absolute path for one that may be relative to the working directory.</summary>
    public string Absolute(string path) =>
        path.StartsWith('/') ? path : ContainerPath.Normalise(ContainerPath.Join(WorkingDirectory, path));

    private IEnumerable<string> Directories(string list) => list.Split(':', StringSplitOptions.RemoveEmptyEntries).Select(Absolute);
}
