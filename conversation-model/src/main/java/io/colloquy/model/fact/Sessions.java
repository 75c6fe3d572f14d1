package io.colloquy.model.fact;

import io.colloquy.model.event.Channel;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.ConversationEvent.SessionStarted;
import io.colloquy.model.event.MessageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The customer's contacts on one channel each (events 1.3). Where none was sent, they are derived: an inbound or human
 * message starts one at first, at a change of channel, and after a pause; other messages only keep it going.
 */
final class Sessions implements Concern {

    /** A pause longer than this ends a derived session, unless the connection has its own. */
    static final Duration PAUSE = Duration.ofMinutes(30);

    /** Mail is slower than everything else. */
    static final Duration PAUSE_OF_EMAIL = Duration.ofHours(24);

    private final Map<String, Channel> sent = new LinkedHashMap<>();
    private final List<Channel> derived = new ArrayList<>();
    private Duration pause;
    private Instant lastMessageAt;

    @Override
    public void open(Moment at, Opened opening) {
        pause = opening == null ? null : opening.sessionGap();
    }

    @Override
    public void step(Step step) {
        if (step.data() instanceof SessionStarted session) {
            sent.putIfAbsent(session.sessionId(), session.channel());
        }
        if (step.data() instanceof MessageEvent.Content message && step.speech() != Speech.BROADCAST) {
            message(step, message.channel());
        }
    }

    private void message(Step step, Channel channel) {
        boolean runs = !derived.isEmpty() && derived.getLast() == channel;
        boolean mayStart = step.speech() == Speech.INBOUND || step.speech() == Speech.HUMAN;
        if (mayStart && (!runs || step.at().isAfter(lastMessageAt.plus(pause(channel))))) {
            derived.add(channel);
            runs = true;
        }
        if (runs) {
            lastMessageAt = step.at();
        }
    }

    private Duration pause(Channel channel) {
        if (pause != null) {
            return pause;
        }
        return channel == Channel.EMAIL ? PAUSE_OF_EMAIL : PAUSE;
    }

    @Override
    public void report(FactSheet sheet) {
        List<Channel> channels = sent.isEmpty() ? derived : List.copyOf(sent.values());
        sheet.count(Fact.SESSION_COUNT, channels.size());
        sheet.count(Fact.CHANNEL_COUNT, channels.stream().distinct().count());
        if (channels.isEmpty()) {
            return;
        }
        String firstId = sent.isEmpty()
                ? sheet.conversationId() + "#1"
                : sent.keySet().iterator().next();
        sheet.put(Fact.FIRST_SESSION_ID, firstId);
        sheet.put(Fact.FIRST_CHANNEL, channels.getFirst().wire());
        sheet.put(Fact.LAST_CHANNEL, channels.getLast().wire());
        if (channels.size() > 1) {
            sheet.put(Fact.SECOND_CHANNEL, channels.get(1).wire());
        }
        if (channels.size() > 2) {
            sheet.put(Fact.THIRD_CHANNEL, channels.get(2).wire());
        }
    }
}
