package io.colloquy.model.fact;

import io.colloquy.model.event.ActorType;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.ConversationEvent.SessionEnded;
import io.colloquy.model.event.ConversationEvent.SessionStarted;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.row.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

    private final Map<String, Stretch> sent = new LinkedHashMap<>();
    private final List<Stretch> derived = new ArrayList<>();
    private Duration pause;
    private boolean closed;
    private Moment secondSentBeforeClose;
    private Moment secondDerivedBeforeClose;

    /** One session; of a derived one {@code endedAt} is the time of its last message. */
    private static final class Stretch {

        private final Channel channel;
        private final Moment startedAt;
        private final String byType;
        private Instant endedAt;

        Stretch(Channel channel, Moment startedAt, ActorType by) {
            this.channel = channel;
            this.startedAt = startedAt;
            this.byType = by == null ? null : by.wire();
        }

        Session row(String id, Instant end, boolean derived) {
            return new Session(id, channel.wire(), startedAt.at(), end, derived, byType);
        }
    }

    @Override
    public void open(Moment at, Opened opening) {
        pause = opening == null ? null : opening.sessionGap();
    }

    @Override
    public void step(Step step) {
        switch (step.data()) {
            case SessionStarted session -> start(step, session);
            case SessionEnded session -> end(step, session);
            case MessageEvent.Content message when step.isMessage() -> message(step, message.channel());
            case Closed close
            when close.source().countsAsClose() && !closed -> {
                closed = true;
                secondSentBeforeClose = second(sent.values());
                secondDerivedBeforeClose = second(derived);
            }
            default -> {
                // Nothing else is part of a session.
            }
        }
    }

    /** One that was told before and is told again goes on. */
    private void start(Step step, SessionStarted session) {
        ActorType by = session.by() == null ? null : session.by().type();
        sent.computeIfAbsent(session.sessionId(), id -> new Stretch(session.channel(), step.moment(), by)).endedAt =
                null;
    }

    private void end(Step step, SessionEnded session) {
        Stretch ended = sent.get(session.sessionId());
        if (ended != null && ended.endedAt == null) {
            ended.endedAt = step.at();
        }
    }

    private void message(Step step, Channel channel) {
        boolean runs = !derived.isEmpty() && derived.getLast().channel == channel;
        boolean mayStart = step.speech() == Speech.INBOUND || step.speech() == Speech.HUMAN;
        if (mayStart && (!runs || step.at().isAfter(derived.getLast().endedAt.plus(pause(channel))))) {
            ActorType by = step.speech() == Speech.INBOUND ? ActorType.CUSTOMER : ActorType.AGENT;
            derived.add(new Stretch(channel, step.moment(), by));
            runs = true;
        }
        if (runs) {
            derived.getLast().endedAt = step.at();
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
        List<Session> sessions = sent.isEmpty() ? derivedRows(sheet.conversationId()) : sentRows();
        sessions.forEach(sheet::add);
        List<String> channels = sessions.stream().map(Session::channel).toList();
        sheet.count(Fact.SESSION_COUNT, sessions.size());
        sheet.count(Fact.CHANNEL_COUNT, channels.stream().distinct().count());
        sheet.put(Fact.SESSION_CHANNELS, channels.stream().distinct().sorted().toList());
        if (sessions.isEmpty()) {
            return;
        }
        sheet.put(Fact.FIRST_SESSION_ID, sessions.getFirst().sessionId());
        sheet.put(Fact.FIRST_CHANNEL, channels.getFirst());
        sheet.put(Fact.LAST_CHANNEL, channels.getLast());
        if (sessions.size() > 1) {
            sheet.put(Fact.SECOND_CHANNEL, channels.get(1));
        }
        if (sessions.size() > 2) {
            sheet.put(Fact.THIRD_CHANNEL, channels.get(2));
        }
        sheet.put(Fact.SECOND_SESSION_AT, sent.isEmpty() ? secondDerivedBeforeClose : secondSentBeforeClose);
    }

    private static Moment second(Collection<Stretch> sessions) {
        return sessions.stream()
                .skip(1)
                .findFirst()
                .map(session -> session.startedAt)
                .orElse(null);
    }

    private List<Session> sentRows() {
        List<Session> rows = new ArrayList<>(sent.size());
        sent.forEach((id, stretch) -> rows.add(stretch.row(id, stretch.endedAt, false)));
        return rows;
    }

    /** One has ended once another began; for how long nobody has written is not looked at, so that time alone changes no row. */
    private List<Session> derivedRows(String conversationId) {
        List<Session> rows = new ArrayList<>(derived.size());
        for (Stretch stretch : derived) {
            boolean last = stretch == derived.getLast();
            rows.add(stretch.row(conversationId + "#" + (rows.size() + 1), last ? null : stretch.endedAt, true));
        }
        return rows;
    }
}
