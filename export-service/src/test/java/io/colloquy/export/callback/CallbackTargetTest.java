package io.colloquy.export.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTargetTest {
    private final AddressGuard guard = new AddressGuard(new TestCallbackConfig());

    @Test
    void targetKeepsPathAndQueryAndTheSchemesPort() throws CallbackTarget.Refused {
        assertThat(CallbackTarget.of("https://example.com/a%20b?c=d&e", false))
                .isEqualTo(new CallbackTarget(true, "example.com", 443, "/a%20b?c=d&e"));
        assertThat(CallbackTarget.of("HTTPS://[2606:4700::1]:8443", false))
                .isEqualTo(new CallbackTarget(true, "2606:4700::1", 8443, "/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "http://example.com",
                "ftp://example.com",
                "https://",
                "https:///path",
                "https://user:pass@example.com",
                "https://example.com#part",
                "https://example.com:0/",
                "https://example.com:70000/",
                "file:///etc/passwd",
                "https://exa mple.com",
                "gopher://example.com",
                "https://example.com\r\nX: y"
            })
    void addressThatCannotBeCalledIsRefused(String url) {
        assertThatThrownBy(() -> CallbackTarget.of(url, false)).isInstanceOf(CallbackTarget.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://2130706433/", "https://0x7f.1/", "https://127.1/", "https://[::ffff:7f00:1]/"})
    void otherSpellingsOfLoopbackAreNotCalled(String url) {
        assertThatThrownBy(() -> CallbackTarget.of(url, false).resolve(InetAddress::getAllByName, guard, 0))
                .isInstanceOf(CallbackTarget.Refused.class);
    }

    @Test
    void nameWithOnePrivateAddressAmongPublicOnesIsNotCalled() throws Exception {
        CallbackTarget target = CallbackTarget.of("https://example.com", false);
        assertThatThrownBy(() -> target.resolve(addresses("8.8.8.8", "10.0.0.1"), guard, 0))
                .isInstanceOf(CallbackTarget.Refused.class)
                .hasMessageNotContaining("10.0.0.1");
    }

    @Test
    void attemptsTryTheAddressesInTurn() throws Exception {
        CallbackTarget target = CallbackTarget.of("https://example.com", false);
        NameResolver two = addresses("8.8.8.8", "8.8.4.4");
        assertThat(List.of(target.resolve(two, guard, 0), target.resolve(two, guard, 1), target.resolve(two, guard, 2)))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("8.8.8.8", "8.8.4.4", "8.8.8.8");
    }

    static NameResolver addresses(String... literals) {
        return host -> Arrays.stream(literals).map(CallbackTargetTest::address).toArray(InetAddress[]::new);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
