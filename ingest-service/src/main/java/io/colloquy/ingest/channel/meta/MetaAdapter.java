package io.colloquy.ingest.channel.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.model.event.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A channel of Meta: a delivery is about one kind of object and consists of entries, each of one account of that kind. */
public abstract class MetaAdapter implements ChannelAdapter {

    private final String provider;
    private final Channel channel;
    private final String object;

    /** Of deliveries about that {@code object}. */
    protected MetaAdapter(String provider, Channel channel, String object) {
        this.provider = provider;
        this.channel = channel;
        this.object = object;
    }

    @Override
    public final String provider() {
        return provider;
    }

    @Override
    public final Set<Channel> channels() {
        return Set.of(channel);
    }

    @Override
    public final boolean isAuthentic(ChannelRequest request, List<String> secrets) {
        return HubSignature.isValid(request, secrets);
    }

    @Override
    public final Optional<String> handshake(ChannelRequest request, String verifyToken) {
        return HubHandshake.answer(request.url(), verifyToken);
    }

    @Override
    public final Translation translate(ChannelRequest request, ConnectionView connection) {
        Optional<JsonNode> body = ChannelJson.read(request);
        if (body.isEmpty()) {
            return Findings.refused("malformed_json", "is not JSON");
        }
        Findings findings = new Findings();
        Part.read(findings, new Part(body.get(), ""), delivery -> readDelivery(delivery, connection, findings));
        return findings.translation();
    }

    private void readDelivery(Part delivery, ConnectionView connection, Findings findings) throws Untranslatable {
        String told = delivery.required("object");
        if (!told.equals(object)) {
            throw new Untranslatable(Untranslatable.UNKNOWN_KIND, "is about an object " + told + ", not " + object);
        }
        if (!delivery.at("entry").node().isArray()) {
            throw new Untranslatable(Untranslatable.MISSING_FIELD, "has no list of entries");
        }
        List<Part> entries = delivery.elements("entry");
        if (entries.isEmpty()) {
            findings.ignore();
        }
        Part.readEach(findings, entries, entry -> readEntry(entry, connection, findings));
    }

    /** Adds what an entry says; refuses it as a whole only if no part of it can be told from another. */
    protected abstract void readEntry(Part entry, ConnectionView connection, Findings findings) throws Untranslatable;
}
