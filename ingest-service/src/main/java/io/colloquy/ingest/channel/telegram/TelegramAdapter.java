package io.colloquy.ingest.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.model.event.Channel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Telegram's Bot API: one update a request, no signature but a secret token in a header, chosen when the webhook is set.
 */
public final class TelegramAdapter implements ChannelAdapter {

    private static final String TOKEN = "x-telegram-bot-api-secret-token";

    @Override
    public String provider() {
        return "telegram";
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.TELEGRAM);
    }

    @Override
    public Set<String> secretHeaders() {
        return Set.of(TOKEN);
    }

    @Override
    public boolean isAuthentic(ChannelRequest request, List<String> secrets) {
        String token = request.header(TOKEN);
        if (token == null || token.isEmpty()) {
            return false;
        }
        boolean authentic = false;
        for (String secret : secrets) {
            // Every secret is tried, so that the time does not tell which one is right.
            authentic |= MessageDigest.isEqual(bytes(token), bytes(secret));
        }
        return authentic;
    }

    @Override
    public Translation translate(ChannelRequest request, ConnectionView connection) {
        Optional<JsonNode> update = ChannelJson.read(request);
        if (update.filter(JsonNode::isObject).isEmpty()) {
            return Findings.notAnObject(update);
        }
        TelegramUpdate reader = new TelegramUpdate(update.get(), connection, request.receivedAt());
        Findings findings = new Findings();
        boolean empty = true;
        for (Map.Entry<String, JsonNode> field : update.get().properties()) {
            if (!field.getKey().equals("update_id")) {
                empty = false;
                findings.part("/" + field.getKey(), into -> reader.translate(field.getKey(), field.getValue(), into));
            }
        }
        return empty ? Findings.refused("missing_field", "the update holds nothing") : findings.translation();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
