package io.colloquy.export.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    /** The worked example of the Standard Webhooks reference libraries. */
    @Test
    void signatureIsThatOfTheReference() {
        String header = WebhookSignature.header(
                List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330,
                "{\"test\": 2432232314}".getBytes(UTF_8));
        assertThat(header).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void eachSecretOfARotationSigns() {
        String one = WebhookSignature.newSecret();
        String two = WebhookSignature.newSecret();
        byte[] body = {1, 2, 3};
        String both = WebhookSignature.header(List.of(one, two), "id", 1, body);
        assertThat(both.split(" "))
                .containsExactly(
                        WebhookSignature.header(List.of(one), "id", 1, body),
                        WebhookSignature.header(List.of(two), "id", 1, body));
    }

    @Test
    void secretHas32BytesAndNoTwoAreTheSame() {
        String secret = WebhookSignature.newSecret();
        assertThat(secret).startsWith("whsec_").isNotEqualTo(WebhookSignature.newSecret());
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
    }
}
