using DockerSplit.Engine.Verification;

namespace DockerSplit.Engine.Tests.Verification;

/// <summary>What the kernel's tables say of listening sockets.</summary>
public sealed class ListeningPortsTests
{
    [Theory]
    [InlineData("   0: 00000000:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1", 8000)]
    [InlineData("   0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 00000000:00000000", 80)]
    [InlineData("   0: 020011AC:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1", 8000)]
    public void A_socket_that_listens_for_others_is_told(string line, int port) => Assert.Equal([port], ListeningPorts.Read(line));

    [Theory]
    [InlineData("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode")]
    [InlineData("   0: 0100007F:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1")]
    [InlineData("   0: 00000000000000000000000001000000:1F40 00000000000000000000000000000000:0000 0A 00000000:00000000")]
    [InlineData("   0: 00000000:1F40 020011AC:C350 01 00000000:00000000 00:00000000 00000000     0        0 1")]
    [InlineData("cat: can't open '/proc/net/tcp6'")]
    [InlineData("   0: 00000000:ZZ 00000000:0000 0A")]
    public void The_loopback_address_connections_and_noise_are_not(string line) => Assert.Empty(ListeningPorts.Read(line));
}
