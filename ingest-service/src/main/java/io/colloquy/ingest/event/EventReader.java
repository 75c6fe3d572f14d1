package io.colloquy.ingest.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;

/** From the bytes of one event to an event of the log, in one pass; or why not (events 1.1, 1.2). Pure. */
public final class EventReader {
    private EventReader() {}

    /**
     * Reads one event in CloudEvents' JSON format.
     *
     * @param raw its bytes; kept by the result, so they must not change
     * @param now the instant of receipt, which bounds the event's time
     */
    public static ReadEvent read(ByteBuffer raw, Instant now) {
        Envelope envelope = new Envelope(raw);
        try {
            requireUtf8(raw);
            parse(raw, envelope);
            return new ReadEvent.Valid(envelope.validated(now));
        } catch (InvalidEvent invalid) {
            return rejected(envelope, invalid);
        } catch (StreamConstraintsException e) {
            return rejected(
                    envelope,
                    new InvalidEvent("too_complex", "body", "has a number, a name or a nesting beyond all use"));
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
            return rejected(envelope, new InvalidEvent("malformed_json", "body", "is not valid JSON at byte " + at));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }

    private static void parse(ByteBuffer raw, Envelope envelope) throws IOException, InvalidEvent {
        int start = raw.arrayOffset() + raw.position();
        try (JsonParser parser = JsonValues.JSON.createParser(raw.array(), start, raw.remaining())) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new InvalidEvent("malformed_json", "body", "is empty");
            }
            if (first != JsonToken.START_OBJECT) {
                JsonValues.read(parser);
                throw new InvalidEvent("not_an_object", "body", "must be a JSON object");
            }
            envelope.read(parser);
            if (parser.nextToken() != null) {
                throw new InvalidEvent("malformed_json", "body", "goes on after the event");
            }
        }
    }

    private static ReadEvent rejected(Envelope envelope, InvalidEvent invalid) {
        return new ReadEvent.Rejected(envelope.rejected(invalid));
    }

    /** The parser is lenient: it decodes overlong forms and coded surrogates, and would take leading zeros for UTF-16. */
    private static void requireUtf8(ByteBuffer raw) throws InvalidEvent {
        int start = raw.arrayOffset() + raw.position();
        int end = raw.arrayOffset() + raw.limit();
        if (ByteScan.indexOf(raw.array(), start, end, (byte) 0) < end) {
            throw new InvalidEvent("nul_character", "body", "must not contain the byte 0");
        }
        if (!ByteScan.isAscii(raw.array(), start, end)) {
            try {
                UTF_8.newDecoder().decode(raw.duplicate());
            } catch (CharacterCodingException e) {
                throw new InvalidEvent("invalid_utf8", "body", "must be UTF-8");
            }
        }
    }
}
