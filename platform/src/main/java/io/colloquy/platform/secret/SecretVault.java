package io.colloquy.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Seals secrets for the database, and opens them. Sealed by AES-256-GCM with the key of the
 * configuration; bound to its place, so that a row that was copied elsewhere does not open. A service that keeps secrets asks it something
 * at its start, so that a missing or weak key ends the start, named.
 */
@ApplicationScoped
public class SecretVault {
    private static final String KEY = "colloquy.secrets.key";
    private static final String PREVIOUS_KEY = "colloquy.secrets.previous-key";

    private final SealingKey key;
    private final Optional<SealingKey> previous;

    /** Fails, naming the property, if a key is missing or weak. */
    public SecretVault(SecretsConfig config) {
        this.key = SealingKey.of(KEY, config.key().orElse(""));
        this.previous = config.previousKey().map(text -> SealingKey.of(PREVIOUS_KEY, text));
    }

    /**
     * Where a secret is kept.
     *
     * @param ownerId the row that has it, a connection's id for example
     * @param field which of the row's secrets it is
     */
    public record Place(String accountId, String ownerId, String field) {
        /** None of the three contains a line break. */
        private byte[] bytes() {
            return String.join("\n", accountId, ownerId, field).getBytes(UTF_8);
        }
    }

    /** Seals a secret for its place. */
    public byte[] seal(Place place, String secret) {
        return key.seal(secret.getBytes(UTF_8), place.bytes());
    }

    /**
     * Opens what was sealed for that place.
     *
     * @throws UnreadableSecret if no key of the configuration sealed it, or it was tampered with or moved
     */
    public String open(Place place, byte[] sealed) {
        SealingKey opener = key.hasSealed(sealed)
                ? key
                : previous.filter(other -> other.hasSealed(sealed))
                        .orElseThrow(() -> new UnreadableSecret(place, KEY + " did not seal it", null));
        try {
            return new String(opener.open(sealed, place.bytes()), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new UnreadableSecret(place, "it was tampered with or moved", e);
        }
    }

    /** Whether another key than today's sealed it. */
    public boolean isOutdated(byte[] sealed) {
        return !key.hasSealed(sealed);
    }

    /** Whether the key is being changed, so that there may be outdated secrets. */
    public boolean isChangingKeys() {
        return previous.isPresent();
    }
}
