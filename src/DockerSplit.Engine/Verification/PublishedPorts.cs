using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Verification;

/// <summary>The ports at which an image is asked.</summary>
internal sealed record PublishedPorts(ImmutableArray<int> Tcp, ImmutableArray<int> Udp)
{
    private static readonly PublishedPorts None = new([], []);

    /// <summary>Chooses them.</summary>
    /// <param name="config">The original's.</param>
    public static PublishedPorts Of(ProbeRecipe recipe, ImageConfig config) =>
        recipe.Container.Isolated ? None : new(TcpOf(recipe, config), UdpOf(config));

    /// <summary>A container that publishes them.</summary>
    public ContainerSpec Publish(ContainerSpec spec) => spec with { Ports = Tcp, UdpPorts = Udp };

    /// <summary>The ports that the user names, or else those exposed; and those that single questions name.</summary>
    private static ImmutableArray<int> TcpOf(ProbeRecipe recipe, ImageConfig config) =>
        [
            .. (recipe.Ports is [] ? Exposed(config, KnownProtocol.Tcp) : recipe.Ports)
                .Concat(recipe.Http.Select(question => question.Port).OfType<int>())
                .Concat(recipe.Tcp.Select(question => question.Port).OfType<int>())
                .Distinct()
                .Order(),
        ];

    /// <summary>The ports exposed over UDP on which a known protocol is spoken: nothing else can be asked of them.</summary>
    private static ImmutableArray<int> UdpOf(ImageConfig config) =>
        [.. Exposed(config, KnownProtocol.Udp).Where(port => KnownProtocol.On(port, KnownProtocol.Udp) is not null)];

    /// <summary>Without a transport it is TCP.</summary>
    private static IEnumerable<int> Exposed(ImageConfig config, string transport) =>
        config
            .ExposedPorts.Select(port => port.Split('/'))
            .Where(parts => (parts is [_, var over] ? over : KnownProtocol.Tcp) == transport)
            .Select(parts => int.Parse(parts[0], CultureInfo.InvariantCulture))
            .Order();
}
