using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DockerSplit.Application;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Commands;

/// <summary>
/// A call by docker's command line, which hands its plugin all that the user typed after <c>docker</c>
/// (docker/cli, cli-plugins/manager: PluginRunCommand).
/// </summary>
/// <param name="Arguments">The same in docksplit's own words.</param>
/// <param name="Variables">What docker's own options say of the engine, as the variables that docker and docksplit read.</param>
internal sealed record PluginCall(ImmutableArray<string> Arguments, ImmutableArray<KeyValuePair<string, string>> Variables)
{
    /// <summary>How the program is called then, for its help.</summary>
    public const string ProgramName = "docker split";

    private const string Plugin = "split";
    private const string PluginProgram = "docker-split";

    /// <summary>What docker sets for its plugins (docker/cli, cli-plugins/metadata: ReexecEnvvar).</summary>
    private const string CallerVariable = "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND";

    /// <summary>What docker's command line asks every plugin.</summary>
    public static string Metadata =>
        new JsonObject
        {
            ["SchemaVersion"] = "0.1.0",
            ["Vendor"] = PluginFile.Vendor,
            ["Version"] = ProgramVersion.Text,
            ["ShortDescription"] = "Turn a single-stage Dockerfile into a multi-stage one, and prove it",
        }.ToJsonString();

    /// <summary>What is asked for; null where it is not docker that calls.</summary>
    /// <param name="calledAs">The name that the program was started by.</param>
    public static PluginCall? Of(IReadOnlyList<string> arguments, string calledAs, IConsole console)
    {
        var isPlugin = Path.GetFileNameWithoutExtension(calledAs) == PluginProgram;
        if (!isPlugin && (console.Variable(CallerVariable) is null || !arguments.Contains(Plugin)))
            return null;

        var words = new Queue<string>(arguments);
        var variables = Globals(words);
        var asksHelp = words.TryPeek(out var first) && first == "help";
        var completes = first is "__complete" or "__completeNoDesc";
        if (asksHelp || completes)
            words.Dequeue();
        if (words.TryPeek(out var name) && name == Plugin)
            words.Dequeue();
        ImmutableArray<string> rest = [.. words];

        return new(
            asksHelp ? [.. rest, "--help"]
                : completes ? Completion(rest)
                : WithVerb(rest, console),
            variables
        );
    }

    /// <summary>Lets this process, and the docker commands it starts, find the engine that docker was told of.</summary>
    public void Apply()
    {
        foreach (var (name, value) in Variables)
            Environment.SetEnvironmentVariable(name, value);
    }

    /// <summary>Takes docker's own options, which stand before the plugin's name.</summary>
    private static ImmutableArray<KeyValuePair<string, string>> Globals(Queue<string> words)
    {
        var variables = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        while (words.TryPeek(out var word) && word.StartsWith('-') && !IsOurs(word))
        {
            var parts = words.Dequeue().Split('=', 2);
            var variable = parts[0] switch
            {
                "-c" or "--context" => "DOCKER_CONTEXT",
                "-H" or "--host" => "DOCKER_HOST",
                "--config" => "DOCKER_CONFIG",
                "-D" or "--debug" => null,
                "-l" or "--log-level" => "",
                _ => throw new EnvironmentFailure(
                    $"docker's option {Printable.Line(parts[0])} does not reach docksplit; name the engine by --host, --context or DOCKER_HOST",
                    FailureKind.Usage
                ),
            };
            if (variable is null)
                continue;

            var value =
                parts is [_, var given] ? given
                : words.TryDequeue(out var next) ? next
                : "";
            if (variable.Length > 0)
                variables.Add(new(variable, value));
        }

        return variables.ToImmutable();
    }

    /// <summary>A program that lies as a plugin may be called by hand, too, and then takes its own options.</summary>
    private static bool IsOurs(string word) => word is "--help" or "-h" or "-?" or "--version";

    /// <summary>Who names a Dockerfile and no command wants it rewritten.</summary>
    private static ImmutableArray<string> WithVerb(ImmutableArray<string> words, IConsole console) =>
        words is [] || IsOurs(words[0]) || words[0].StartsWith('[') || IsCommand(words[0], console)
            ? words
            : [RewriteCommand.Name, .. words];

    private static bool IsCommand(string word, IConsole console) =>
        CommandTree.Create(console).Subcommands.Any(command => command.Name == word || command.Aliases.Contains(word));

    /// <summary>Docker asks with the words before the cursor, the last of which may be empty.</summary>
    private static ImmutableArray<string> Completion(ImmutableArray<string> words)
    {
        var line = string.Join(' ', words.Prepend("docksplit"));

        return [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[suggest:{line.Length}]"), line];
    }
}
