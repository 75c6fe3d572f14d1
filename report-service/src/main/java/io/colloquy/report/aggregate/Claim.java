package io.colloquy.report.aggregate;

import io.colloquy.model.event.SubjectType;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What a worker has to work out again: the subjects of its batches, each once, by account. The order is the database's
 * ({@code COLLATE "C"}) for every worker: whoever takes row locks in one order can't block another in a circle.
 */
final class Claim {
    static final Comparator<String> DATABASE_ORDER =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private static final Set<SubjectType> REFERENCES = EnumSet.of(
            SubjectType.AGENT,
            SubjectType.INBOX,
            SubjectType.TEAM,
            SubjectType.TOPIC,
            SubjectType.CAMPAIGN,
            SubjectType.HOST,
            SubjectType.BOT,
            SubjectType.CONNECTION,
            SubjectType.ACCOUNT,
            SubjectType.CONTACT);

    private static final Comparator<Subject> BY_TYPE_AND_ID =
            Comparator.comparing(Subject::type, DATABASE_ORDER).thenComparing(Subject::id, DATABASE_ORDER);

    /** What is queued when a conversation came to matter otherwise to the others of its contact; its id is the contact's. */
    static final String HISTORY = "contact_history";

    /** What is queued when the facts of a conversation change by the passing of time alone; its id is the conversation's. */
    static final String DUE = "due_conversation";

    private static final Set<SubjectType> CONFIGURATION = EnumSet.of(SubjectType.SETTINGS, SubjectType.CALENDAR);

    private final SortedMap<Scope, Work> byScope = new TreeMap<>();
    private final List<OffsetDateTime> receipts = new ArrayList<>();
    private int batches;
    private int subjects;

    /**
     * Whose facts are to be written.
     *
     * @param generation of a rebuild; null for whatever is served
     */
    record Scope(String accountId, Short generation) implements Comparable<Scope> {
        private static final Comparator<Scope> ORDER = Comparator.comparing(Scope::accountId, DATABASE_ORDER)
                .thenComparing(Scope::generation, Comparator.nullsFirst(Comparator.naturalOrder()));

        @Override
        public int compareTo(Scope other) {
            return ORDER.compare(this, other);
        }

        boolean isRebuild() {
            return generation != null;
        }
    }

    private static final class Work {
        private final TreeSet<Subject> subjects = new TreeSet<>(BY_TYPE_AND_ID);
        private OffsetDateTime receivedAt;
    }

    /** A subject as stored: {@code conversation}, {@code agent} … and its id, or the key of one event. */
    record Subject(String type, String id) {
        boolean isConversation() {
            return type.equals(SubjectType.CONVERSATION.wire());
        }

        boolean isDue() {
            return type.equals(DUE);
        }

        /** Whether it has a name to be known by; of what has neither name nor facts nothing is worked out. */
        boolean isReference() {
            return SubjectType.fromWire(type).filter(REFERENCES::contains).isPresent();
        }

        /** Whether it stands for one event, and its id is the event's key. */
        boolean isEvent() {
            return SubjectType.fromWire(type)
                    .filter(SubjectType::isEventByEvent)
                    .isPresent();
        }

        /** Whether the facts of conversations depend on it. */
        boolean isConfiguration() {
            return SubjectType.fromWire(type).filter(CONFIGURATION::contains).isPresent();
        }

        boolean isHistory() {
            return type.equals(HISTORY);
        }
    }

    void add(Scope scope, OffsetDateTime receivedAt, String[] types, String[] ids) {
        batches++;
        if (!scope.isRebuild()) {
            receipts.add(receivedAt);
        }
        Work work = byScope.computeIfAbsent(scope, key -> new Work());
        if (work.receivedAt == null || receivedAt.isBefore(work.receivedAt)) {
            work.receivedAt = receivedAt;
        }
        for (int i = 0; i < ids.length; i++) {
            if (work.subjects.add(new Subject(types[i], ids[i]))) {
                subjects++;
            }
        }
    }

    int batches() {
        return batches;
    }

    /** When what each of them is about was received, but for a rebuild's. */
    List<OffsetDateTime> receipts() {
        return List.copyOf(receipts);
    }

    /** Distinct subjects over all accounts. */
    int subjects() {
        return subjects;
    }

    /** In the order in which they are worked out. */
    List<Scope> scopes() {
        return List.copyOf(byScope.keySet());
    }

    List<String> accounts() {
        return byScope.keySet().stream().map(Scope::accountId).distinct().toList();
    }

    /** When the oldest of what is claimed there was received. */
    OffsetDateTime receivedAt(Scope scope) {
        return byScope.get(scope).receivedAt;
    }

    /** Ids of the conversations of which something was received, in order. */
    List<String> conversations(Scope scope) {
        return ids(scope, Subject::isConversation);
    }

    /** Ids of the conversations whose facts change without an event, in order. */
    List<String> due(Scope scope) {
        return ids(scope, Subject::isDue);
    }

    /** Ids of the contacts whose conversations are to be related anew, in order. */
    List<String> histories(Scope scope) {
        return ids(scope, Subject::isHistory);
    }

    /** The agents, contacts and other named things, in order. */
    List<Subject> references(Scope scope) {
        return byScope.get(scope).subjects.stream().filter(Subject::isReference).toList();
    }

    /** The keys of the events that are projected one by one, in order. */
    List<UUID> events(Scope scope) {
        return ids(scope, Subject::isEvent).stream().map(UUID::fromString).toList();
    }

    /** The settings and calendars that changed. */
    List<Subject> configuration(Scope scope) {
        return byScope.get(scope).subjects.stream()
                .filter(Subject::isConfiguration)
                .toList();
    }

    private List<String> ids(Scope scope, Predicate<Subject> which) {
        return byScope.get(scope).subjects.stream()
                .filter(which)
                .map(Subject::id)
                .toList();
    }
}
