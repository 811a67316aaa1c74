namespace DockerSplit.Engine.Tests;

public sealed class EngineDataTests
{
    [Fact]
    public void Every_rule_says_why_it_is_there()
    {
        IEnumerable<string> reasons =
        [
            .. EngineData.SecretNames.Select(rule => rule.Why),
            .. EngineData.Protocols.Select(rule => rule.Why),
            .. EngineData.Masks.Select(rule => rule.Why),
            .. EngineData.IdleCommands.Select(rule => rule.Why),
            .. EngineData.UsualPages.Select(page => page.Why),
            .. EngineData.TerminalMessages.Select(rule => rule.Why),
            .. EngineData.VolatilePlaces.Select(place => place.Why),
            .. EngineData.Failures.Select(known => known.Rule.Why),
            .. EngineData.Advice.Select(rule => rule.Why),
        ];

        Assert.All(reasons, reason => Assert.True(reason.Length > 3));
    }

    [Fact]
    public void Ports_and_names_are_unique()
    {
        Assert.Distinct(EngineData.Protocols.SelectMany(protocol => protocol.Ports.Select(port => (port, protocol.Transport))));
        Assert.Distinct(EngineData.Masks.Select(mask => mask.Name));
        Assert.Distinct(EngineData.Failures.Select(known => known.Rule.Example));
    }
}
