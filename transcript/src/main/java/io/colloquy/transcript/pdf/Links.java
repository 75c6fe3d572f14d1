package io.colloquy.transcript.pdf;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Links that a document may offer: to web addresses, never to files or scripts. */
final class Links {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Links() {}

    /** The address in ASCII, fit for a PDF string; empty for anything but a web address. */
    static Optional<String> safe(String link) {
        try {
            URI address = new URI(link);
            if (address.getScheme() == null
                    || !SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
            return Optional.of(address.toASCIIString()
                    .replace("\\", "%5C")
                    .replace("(", "%28")
                    .replace(")", "%29"));
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }
}
