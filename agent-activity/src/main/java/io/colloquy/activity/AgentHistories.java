package io.colloquy.activity;

import io.colloquy.model.activity.AgentHistory;
import io.colloquy.model.activity.AgentStates;
import io.colloquy.model.activity.Chat;
import io.colloquy.model.activity.StateStretch;
import io.colloquy.model.activity.SurveyAnswer;
import io.colloquy.model.event.Event;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Collects of every agent what the shifts, states and slots of a range depend on: their events during it and during the
 * shifts and stretches that reach into it, the chats held then, and the answers to these.
 */
@ApplicationScoped
public class AgentHistories {
    private final ActivityStore activity;
    private final HeldChatStore chats;

    AgentHistories(ActivityStore activity, HeldChatStore chats) {
        this.activity = activity;
        this.chats = chats;
    }

    /** The events read so far, and of when they are. */
    private record Read(Map<String, Window> windows, Map<String, List<Event>> events) {

        AgentHistory history(String agent) {
            return AgentHistory.of(agent, events.getOrDefault(agent, List.of()), List.of(), List.of());
        }
    }

    private record Held(Map<String, List<Chat>> chats, Map<String, List<SurveyAnswer>> answers) {}

    /**
     * The histories, by agent.
     *
     * @param zone where the account's days begin: an agent without shifts has one a whole day
     */
    public Uni<List<AgentHistory>> during(
            SqlConnection connection, String accountId, Instant from, Instant to, ZoneId zone) {
        return windows(connection, accountId, from, to, zone)
                .chain(windows -> of(connection, accountId, windows, from, to));
    }

    /**
     * Of every agent the stretch of time that has to be known for the range, by agent: {@link #of} reads a few at a time
     * where all at once would be too many.
     *
     * @param zone where the account's days begin
     */
    public Uni<List<Window>> windows(
            SqlConnection connection, String accountId, Instant from, Instant to, ZoneId zone) {
        Instant begin = date(from, zone).atStartOfDay(zone).toInstant();
        Instant end =
                date(to.minusNanos(1), zone).plusDays(1).atStartOfDay(zone).toInstant();
        return activity.windows(connection, accountId, begin, end);
    }

    /** The histories of these agents, by agent, as far as that range needs them. */
    public Uni<List<AgentHistory>> of(
            SqlConnection connection, String accountId, List<Window> windows, Instant from, Instant to) {
        return read(connection, accountId, windows).chain(read -> held(connection, accountId, read, from, to)
                .chain(held -> wider(connection, accountId, read, held).map(events -> histories(events, held))));
    }

    private Uni<Read> read(SqlConnection connection, String accountId, List<Window> windows) {
        Map<String, Window> byAgent = windows.stream().collect(Collectors.toMap(Window::agentId, Function.identity()));
        return activity.events(connection, accountId, windows).chain(events -> {
            Read read = new Read(byAgent, events);
            List<StateStretch> open = byAgent.keySet().stream()
                    .filter(agent -> byAgent.get(agent).until() != null)
                    .flatMap(agent -> AgentStates.of(read.history(agent)).stream())
                    .filter(stretch -> stretch.to() == null)
                    .toList();
            return activity.ends(connection, accountId, open, byAgent).map(ends -> {
                ends.forEach((agent, more) -> events.get(agent).addAll(more));
                return read;
            });
        });
    }

    private Uni<Held> held(SqlConnection connection, String accountId, Read read, Instant from, Instant to) {
        List<Window> windows = read.windows().values().stream()
                .map(window -> aroundStates(read, window, from, to))
                .toList();
        return chats.during(connection, accountId, windows).chain(during -> {
            Set<String> conversations = during.values().stream()
                    .flatMap(List::stream)
                    .map(Chat::conversationId)
                    .collect(Collectors.toSet());
            return chats.answers(connection, accountId, conversations)
                    .chain(answers -> chats.of(connection, accountId, answered(answers))
                            .map(later -> new Held(together(during, later), answers)));
        });
    }

    /** A slot goes back to the last change of the chats, so the chats of the whole stretch of states are read. */
    private static Window aroundStates(Read read, Window window, Instant from, Instant to) {
        Instant since = window.since();
        Instant until = window.until();
        for (StateStretch stretch : AgentStates.of(read.history(window.agentId()))) {
            if (stretch.overlaps(from, to)) {
                since = stretch.from().isBefore(since) ? stretch.from() : since;
                boolean goesOn =
                        until != null && (stretch.to() == null || stretch.to().isAfter(until));
                until = goesOn ? stretch.to() : until;
            }
        }
        return new Window(window.agentId(), since, until);
    }

    private static Set<String> answered(Map<String, List<SurveyAnswer>> answers) {
        return answers.values().stream()
                .flatMap(List::stream)
                .map(SurveyAnswer::conversationId)
                .collect(Collectors.toSet());
    }

    private static Map<String, List<Chat>> together(Map<String, List<Chat>> some, Map<String, List<Chat>> others) {
        Map<String, List<Chat>> all = new HashMap<>();
        Set<String> agents = new HashSet<>(some.keySet());
        agents.addAll(others.keySet());
        for (String agent : agents) {
            Set<Chat> chats = new LinkedHashSet<>(some.getOrDefault(agent, List.of()));
            chats.addAll(others.getOrDefault(agent, List.of()));
            all.put(agent, List.copyOf(chats));
        }
        return all;
    }

    /** An answer counts in the last shift in which the chat was held, which may have begun after the range. */
    private Uni<Read> wider(SqlConnection connection, String accountId, Read read, Held held) {
        boolean enough = true;
        List<Window> windows = new ArrayList<>();
        for (Window window : read.windows().values()) {
            Instant last = held.answers().getOrDefault(window.agentId(), List.of()).stream()
                    .map(SurveyAnswer::at)
                    .filter(at -> !window.reaches(at))
                    .max(Instant::compareTo)
                    .orElse(null);
            enough &= last == null;
            windows.add(last == null ? window : window.until(last));
        }
        return enough ? Uni.createFrom().item(read) : read(connection, accountId, windows);
    }

    private static List<AgentHistory> histories(Read read, Held held) {
        return read.windows().keySet().stream()
                .sorted()
                .map(agent -> AgentHistory.of(
                        agent,
                        read.events().getOrDefault(agent, List.of()),
                        held.chats().getOrDefault(agent, List.of()),
                        held.answers().getOrDefault(agent, List.of())))
                .toList();
    }

    private static LocalDate date(Instant moment, ZoneId zone) {
        return LocalDate.ofInstant(moment, zone);
    }
}
