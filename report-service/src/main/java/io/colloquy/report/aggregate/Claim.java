package io.colloquy.report.aggregate;

import io.colloquy.model.event.SubjectType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

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

    /** The types of subject, as stored, whose events are projected one by one: they are queued by the event's key. */
    static final List<String> EVENT_BY_EVENT = Arrays.stream(SubjectType.values())
            .filter(SubjectType::isEventByEvent)
            .map(SubjectType::wire)
            .toList();

    /** The types of subject, as stored, of which something is worked out; the others leave the queue as they came. */
    static final List<String> WORKED_OUT = Stream.concat(
                    Stream.concat(Stream.of(SubjectType.CONVERSATION), REFERENCES.stream())
                            .map(SubjectType::wire),
                    EVENT_BY_EVENT.stream())
            .toList();

    private static final Comparator<Subject> BY_TYPE_AND_ID =
            Comparator.comparing(Subject::type, DATABASE_ORDER).thenComparing(Subject::id, DATABASE_ORDER);

    private final SortedMap<String, TreeSet<Subject>> byAccount = new TreeMap<>(DATABASE_ORDER);
    private int batches;
    private int subjects;

    /** A subject as stored: {@code conversation}, {@code agent} … and its id, or the key of one event. */
    record Subject(String type, String id) {
        boolean isConversation() {
            return type.equals(SubjectType.CONVERSATION.wire());
        }

        /** Whether it has a name to be known by; of what has neither name nor facts nothing is worked out. */
        boolean isReference() {
            return SubjectType.fromWire(type).filter(REFERENCES::contains).isPresent();
        }

        /** Whether it stands for one event, and its id is the event's key. */
        boolean isEvent() {
            return EVENT_BY_EVENT.contains(type);
        }
    }

    void add(String account, String[] types, String[] ids) {
        batches++;
        TreeSet<Subject> known = byAccount.computeIfAbsent(account, key -> new TreeSet<>(BY_TYPE_AND_ID));
        for (int i = 0; i < ids.length; i++) {
            if (known.add(new Subject(types[i], ids[i]))) {
                subjects++;
            }
        }
    }

    int batches() {
        return batches;
    }

    /** Distinct subjects over all accounts. */
    int subjects() {
        return subjects;
    }

    List<String> accounts() {
        return List.copyOf(byAccount.keySet());
    }

    /** Ids of the account's conversations, in order. */
    List<String> conversations(String account) {
        return byAccount.get(account).stream()
                .filter(Subject::isConversation)
                .map(Subject::id)
                .toList();
    }

    /** The account's agents, contacts and other named things, in order. */
    List<Subject> references(String account) {
        return byAccount.get(account).stream().filter(Subject::isReference).toList();
    }

    /** The keys of the account's events that are projected one by one, in order. */
    List<UUID> events(String account) {
        return byAccount.get(account).stream()
                .filter(Subject::isEvent)
                .map(subject -> UUID.fromString(subject.id()))
                .toList();
    }
}
