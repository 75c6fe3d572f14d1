package io.colloquy.ingest.inbox;

import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelEvent;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.Translation.RefusedPart;
import io.colloquy.ingest.event.EventReader;
import io.colloquy.ingest.event.ReadEvent;
import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.ingest.quarantine.RejectedEvent;
import io.colloquy.ingest.quarantine.RejectedPart;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.Violation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** From a raw request to events that every rule for events holds for, and to parts for quarantine. No I/O. */
final class RequestTranslation {
    private static final Logger LOG = Logger.getLogger(RequestTranslation.class);
    private static final String WHOLE = "";
    private static final ByteBuffer IN_THE_REQUEST = ByteBuffer.allocate(0);

    private final StoredRequest request;
    private final List<ValidEvent> events = new ArrayList<>();
    private final List<Profile> profiles = new ArrayList<>();
    private final List<RejectedPart> rejected = new ArrayList<>();

    private RequestTranslation(StoredRequest request) {
        this.request = request;
    }

    /** Translates it; an adapter that fails makes the whole request one part for quarantine. */
    static TranslatedRequest of(StoredRequest request, ChannelAdapter adapter, ConnectionView connection) {
        Translation translation;
        try {
            translation = adapter.translate(request.request(), connection);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "the adapter of %s failed at request %d", adapter.provider(), request.id());
            return refused(request, "adapter_failed", "The adapter failed; replay it once that is corrected");
        }
        RequestTranslation made = new RequestTranslation(request);
        translation.events().forEach(event -> made.read(event, connection));
        translation.refused().forEach(made::refuse);
        return made.done();
    }

    /** The request as one part for quarantine. */
    static TranslatedRequest refused(StoredRequest request, String code, String detail) {
        RequestTranslation made = new RequestTranslation(request);
        made.refuse(new RefusedPart(WHOLE, code, detail));
        return made.done();
    }

    private TranslatedRequest done() {
        return new TranslatedRequest(request, events, profiles, rejected);
    }

    private void read(ChannelEvent event, ConnectionView connection) {
        switch (EventReader.read(
                CloudEvents.of(event, connection), request.receivedAt().toInstant())) {
            case ReadEvent.Valid(ValidEvent valid) -> {
                if (event.type() == EventType.CONTACT_UPDATED) {
                    profiles.add(Profile.of(valid.subject(), event.data(), valid));
                } else {
                    events.add(valid);
                }
            }
            case ReadEvent.Rejected(RejectedEvent bad) -> rejected.add(part(WHOLE, bad));
        }
    }

    private void refuse(RefusedPart refused) {
        String contentType = request.request().header("content-type");
        rejected.add(part(
                refused.path(),
                new RejectedEvent(
                        refused.code(),
                        List.of(new Violation(refused.path(), refused.detail())),
                        null,
                        null,
                        contentType == null ? "application/octet-stream" : contentType,
                        IN_THE_REQUEST)));
    }

    private RejectedPart part(String path, RejectedEvent event) {
        return new RejectedPart(request.receivedAt(), request.connectionId(), request.id(), path, event);
    }
}
