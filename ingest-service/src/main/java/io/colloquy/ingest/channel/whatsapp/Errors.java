package io.colloquy.ingest.channel.whatsapp;

import io.colloquy.ingest.channel.meta.Part;
import java.util.List;
import java.util.stream.Collectors;

/** What WhatsApp says of a problem. */
final class Errors {

    private Errors() {}

    /** Of the list {@code errors} below that part, as one text; null if there are none. */
    static String text(List<Part> errors) {
        return errors.isEmpty() ? null : errors.stream().map(Errors::text).collect(Collectors.joining("; "));
    }

    /** The code, and the most exact of the wordings. */
    static String text(Part error) {
        String wording = error.text("error_data", "details");
        wording = wording == null ? error.text("message") : wording;
        wording = wording == null ? error.text("title") : wording;
        String code = error.text("code");
        if (code == null) {
            return wording == null ? "an error that is not described" : wording;
        }
        return wording == null ? code : code + ": " + wording;
    }
}
