package io.colloquy.ingest.channel;

import io.colloquy.model.event.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One channel's own language (events 1.4). Pure: what comes out depends on the arguments alone, so that a request can be
 * translated again after the adapter was improved. Registered in {@link ChannelAdapters}.
 */
public interface ChannelAdapter {

    /** The provider's name, as a connection names it: {@code whatsapp_cloud}, {@code twilio}. */
    String provider();

    /** The channels that a connection of this provider can be on. */
    Set<Channel> channels();

    /**
     * Whether the request was made by someone who knows one of the connection's secrets. Compares in constant time and
     * never throws, whatever was sent.
     *
     * @param secrets one or two, both valid
     */
    boolean isAuthentic(ChannelRequest request, List<String> secrets);

    /**
     * The events that an authentic request holds, each part on its own; a part that cannot be translated is refused with
     * its reason and the others go on. Never throws for what was sent: a body that cannot be read at all is one refused
     * part.
     */
    Translation translate(ChannelRequest request, ConnectionView connection);

    /**
     * The body to answer a channel's GET handshake with; empty if there is none or its token is wrong.
     *
     * @param verifyToken the connection's; null if it has none
     */
    default Optional<String> handshake(ChannelRequest request, String verifyToken) {
        return Optional.empty();
    }

    /** Names, in lower case, of the headers that hold a secret in clear: they are not stored with the request. */
    default Set<String> secretHeaders() {
        return Set.of();
    }
}
