using System.Collections.Immutable;
using DockerSplit.Application;
using DockerSplit.Engine.Verification;
using DockerSplit.Planning;
using YamlDotNet.RepresentationModel;

namespace DockerSplit.Cli.Configuration;

/// <summary>Reads <c>.docksplit.yaml</c>. Each key is documented in docs/configuration.md.</summary>
internal sealed class SettingsReader
{
    private const int MostRounds = 100;

    private readonly YamlReading _yaml;
    private readonly string _directory;
    private Settings _settings = Settings.None;

    private readonly string _root;

    private SettingsReader(string file, string directory, string root) => (_yaml, _directory, _root) = (new(file), directory, root);

    /// <summary>Reads the text of a settings file.</summary>
    /// <param name="file">Its name for messages.</param>
    /// <param name="directory">Where it lies; relative paths start there.</param>
    /// <param name="root">The repository, out of which they must not lead; null for <paramref name="directory"/>.</param>
    public static Settings Read(string file, string directory, string text, string? root = null)
    {
        var reader = new SettingsReader(file, directory, root ?? directory);
        if (YamlReading.Root(file, text) is { } mapping)
            reader.ReadRoot(mapping);

        return reader._settings;
    }

    private void ReadRoot(YamlMappingNode root) =>
        _yaml.Each(
            root,
            new Dictionary<string, Action<YamlNode>>(StringComparer.Ordinal)
            {
                ["keep"] = node =>
                    Override(node, (overrides, packages, paths) => overrides with { RuntimePackages = packages, KeptPaths = paths }),
                ["drop"] = node =>
                    Override(
                        node,
                        (overrides, packages, paths) => overrides with { BuildPackages = packages, DroppedPaths = paths },
                        new(StringComparer.Ordinal)
                        {
                            ["env"] = value =>
                                DropVariables([.. YamlReading.Items(value).Select(item => _yaml.Checked(item, Values.Variable))]),
                        }
                    ),
                ["runtime-base"] = node => Option(options => options with { RuntimeBase = _yaml.Checked(node, Values.RuntimeBase) }),
                ["runtime-deps"] = node =>
                    Option(options => options with { ResolveAtBuild = _yaml.OneOf(node, "list", "resolve") == "resolve" }),
                ["strip"] = node => Option(options => options with { Strip = _yaml.Flag(node) }),
                ["keep-dev"] = node => Option(options => options with { KeepDevelopmentFiles = _yaml.Flag(node) }),
                ["ldd-guard"] = node => Option(options => options with { GuardLibraries = _yaml.Flag(node) }),
                ["rounds"] = node => _settings = _settings with { Rounds = _yaml.Number(node, 1, MostRounds) },
                ["probe"] = node => Recipe(new ProbeReader(_yaml).Read(node, _settings.Recipe)),
                ["run"] = node =>
                    Recipe(
                        _settings.Recipe with
                        {
                            Container = new ContainerReader(_yaml, _directory, _root).Read(node, _settings.Recipe.Container),
                        }
                    ),
            }
        );

    private void DropVariables(ImmutableArray<string> names)
    {
        Option(options => options with { Overrides = options.Overrides with { BuildVariables = names } });
        Recipe(_settings.Recipe with { FreeVariables = [.. names] });
    }

    private void Override(
        YamlNode node,
        Func<Overrides, ImmutableArray<string>, ImmutableArray<string>, Overrides> apply,
        Dictionary<string, Action<YamlNode>>? further = null
    )
    {
        ImmutableArray<string> packages = [];
        ImmutableArray<string> paths = [];
        _yaml.Each(
            node,
            new Dictionary<string, Action<YamlNode>>(further ?? [], StringComparer.Ordinal)
            {
                ["packages"] = value => packages = [.. YamlReading.Items(value).Select(item => _yaml.Checked(item, Values.Package))],
                ["paths"] = value => paths = [.. YamlReading.Items(value).Select(item => _yaml.Checked(item, Values.Path))],
            }
        );
        Option(options => options with { Overrides = apply(options.Overrides, packages, paths) });
    }

    private void Option(Func<SplitOptions, SplitOptions> change) => _settings = _settings with { Options = change(_settings.Options) };

    private void Recipe(ProbeRecipe recipe) => _settings = _settings with { Recipe = recipe };
}
