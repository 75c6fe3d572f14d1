package io.colloquy.platform.secret;

/** A stored secret does not open. Says which, never what is in it. */
public final class UnreadableSecret extends IllegalStateException {
    UnreadableSecret(SecretVault.Place place, String reason, Throwable cause) {
        super("cannot open %s of %s: %s".formatted(place.field(), place.ownerId(), reason), cause);
    }
}
