package io.colloquy.export.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(new TestCallbackConfig());

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::1"})
    void publicAddressesAreCalled(String address) throws UnknownHostException {
        assertThat(guard.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.8.8.8",
                "168.63.129.16",
                "169.254.169.254",
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "100::1",
                "5f00::1"
            })
    void everythingElseIsNot(String address) throws UnknownHostException {
        assertThat(guard.allows(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void networksOfTheConfigurationAreCalledAndNoMore() throws UnknownHostException {
        AddressGuard open = new AddressGuard(new TestCallbackConfig().allowing(List.of("10.1.0.0/16", "fd00:1::/64")));
        assertThat(open.allows(InetAddress.getByName("10.1.255.1"))).isTrue();
        assertThat(open.allows(InetAddress.getByName("fd00:1::5"))).isTrue();
        assertThat(open.allows(InetAddress.getByName("10.2.0.1"))).isFalse();
        assertThat(open.allows(InetAddress.getByName("fd00:2::5"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.0.0", "example.com/8", "10.0.0.0/x", "10.0.0.0/99", ""})
    void networkThatIsNoneEndsTheStart(String network) {
        assertThatThrownBy(() -> new AddressGuard(new TestCallbackConfig().allowing(List.of(network))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("colloquy.callbacks.allowed-networks");
    }
}
