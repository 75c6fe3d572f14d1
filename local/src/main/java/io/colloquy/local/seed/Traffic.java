package io.colloquy.local.seed;

import io.colloquy.local.event.OutgoingEvent;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * All events of a plan in the order in which they arrive: conversations side by side, as they are. Only those that are
 * going on are in memory.
 */
public final class Traffic implements Iterator<OutgoingEvent> {
    /** A few contacts write often, most write once. */
    private static final double FAITHFULNESS = 1.7;

    private static final double CONTACTS_PER_CONVERSATION = 0.6;

    private record Pending(Instant arrival, long order, OutgoingEvent event) {}

    private final SeedPlan plan;
    private final String source;
    private final String run;
    private final long[] openings;
    private final BitSet knownContacts = new BitSet();
    private final PriorityQueue<Pending> pending =
            new PriorityQueue<>(Comparator.comparing(Pending::arrival).thenComparingLong(Pending::order));
    private int opened;
    private long order;

    public Traffic(SeedPlan plan) {
        this.plan = plan;
        this.run = plan.run();
        this.source = "urn:colloquy:seed:" + plan.seed() + ":" + run;
        this.openings = openings(plan);
        Stream.of(Company.referenceEvents(plan, source), Workforce.events(plan, source), Website.events(plan, source))
                .flatMap(List::stream)
                .filter(event -> event.time().isBefore(plan.until()))
                .forEach(event -> enqueue(event.time(), event));
    }

    @Override
    public boolean hasNext() {
        while (opened < openings.length
                && (pending.isEmpty()
                        || openings[opened] <= pending.peek().arrival().toEpochMilli())) {
            open();
        }
        return !pending.isEmpty();
    }

    @Override
    public OutgoingEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return pending.remove().event();
    }

    private void open() {
        int number = opened++;
        Dice dice = new Dice(plan.seed() * 1_000_003 + number);
        String contact = contact(dice);
        Recording record = new Recording(source, conversation(number), Instant.ofEpochMilli(openings[number]), dice);
        if (isNew(contact)) {
            introduce(contact, record, dice);
        }
        String earlier = number == 0 ? null : conversation(number - 1);
        new Script(conversation(number), contact, run + "-contact-0", earlier, record, dice).play();
        for (Recording.Sent sent : record.sent()) {
            if (sent.event().time().isBefore(plan.until())) {
                enqueue(sent.arrival(), sent.event());
            }
        }
    }

    private void introduce(String contact, Recording record, Dice dice) {
        String name = Company.nameOfContact(dice);
        boolean company = dice.chance(0.2);
        record.addAbout(
                contact,
                EventType.CONTACT_UPDATED,
                new Data()
                        .put("name", name)
                        .put("email", dice.chance(0.7) ? contact + "@customer.example" : null)
                        .put("phone", dice.chance(0.6) ? "+1555" + dice.between(1_000_000, 9_999_999) : null)
                        .put("companyId", company ? "company-" + dice.between(1, 50) : null)
                        .map());
    }

    private String conversation(int number) {
        return run + "-" + (number + 1);
    }

    private String contact(Dice dice) {
        double rank = StrictMath.pow(dice.unit(), FAITHFULNESS);
        return run + "-contact-" + (1 + (int) (rank * CONTACTS_PER_CONVERSATION * openings.length));
    }

    private boolean isNew(String contact) {
        int number = Integer.parseInt(contact.substring(contact.lastIndexOf('-') + 1));
        boolean known = knownContacts.get(number);
        knownContacts.set(number);
        return !known;
    }

    private void enqueue(Instant arrival, OutgoingEvent event) {
        pending.add(new Pending(arrival, order++, event));
    }

    /** When each conversation opens, in order: more of them on working days. */
    private static long[] openings(SeedPlan plan) {
        List<LocalDate> days = plan.dates();
        double[] weights = days.stream().mapToDouble(BusinessHours::weightOf).toArray();
        Dice dice = new Dice(~plan.seed());
        long[] openings = new long[plan.conversations()];
        for (int i = 0; i < openings.length; i++) {
            openings[i] = BusinessHours.someTimeOn(days.get(dice.weighted(weights)), dice)
                    .plusMillis(dice.below(1000))
                    .toEpochMilli();
        }
        Arrays.sort(openings);
        return openings;
    }
}
