package io.colloquy.report.transcript;

import io.colloquy.transcript.TextTranscript;
import io.colloquy.transcript.TranscriptHead;
import io.colloquy.transcript.TranscriptWriter;
import io.colloquy.transcript.pdf.PdfTranscript;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.OutputStream;

/** The forms of a transcript that are files. */
enum TranscriptFormat {
    TEXT(new MediaType("text", "plain", "UTF-8"), ".txt", TextTranscript::new),
    PDF(new MediaType("application", "pdf"), ".pdf", PdfTranscript::new);

    private final MediaType mediaType;
    private final String ending;
    private final Opener opener;

    TranscriptFormat(MediaType mediaType, String ending, Opener opener) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.opener = opener;
    }

    /** The form of that media type, its parameters left out. */
    static TranscriptFormat of(MediaType mediaType) {
        return mediaType.isCompatible(PDF.mediaType) ? PDF : TEXT;
    }

    MediaType mediaType() {
        return mediaType;
    }

    String ending() {
        return ending;
    }

    /** Begins a transcript of this form. */
    TranscriptWriter open(OutputStream out, TranscriptHead head) throws IOException {
        return opener.open(out, head);
    }

    @FunctionalInterface
    private interface Opener {
        TranscriptWriter open(OutputStream out, TranscriptHead head) throws IOException;
    }
}
