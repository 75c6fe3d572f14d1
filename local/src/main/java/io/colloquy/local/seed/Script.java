package io.colloquy.local.seed;

import io.colloquy.model.event.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Plays one conversation from its opening to its end. */
final class Script {
    private static final Duration FIRST_LOOK = Duration.ofMinutes(3);
    private static final Duration FIRST_LOOK_AT_EMAIL = Duration.ofMinutes(95);

    private final String conversation;
    private final String contact;
    private final String survivor;
    private final String mergeTarget;
    private final Dice dice;
    private final Recording record;
    private final Opening opening;
    private final Messages messages;
    private String agent;

    /**
     * @param survivor the contact that this one may be merged into
     * @param mergeTarget an earlier conversation that this one may be merged into; null for none
     * @param record begins at the opening
     */
    Script(String conversation, String contact, String survivor, String mergeTarget, Recording record, Dice dice) {
        this.conversation = conversation;
        this.contact = contact;
        this.survivor = survivor;
        this.mergeTarget = mergeTarget;
        this.dice = dice;
        this.record = record;
        this.opening = Opening.draw(conversation, contact, record.now(), dice);
        this.messages = new Messages(contact, opening.channel(), record, dice);
    }

    void play() {
        record.add(EventType.CONVERSATION_OPENED, opening.data());
        boolean explicitSession = opening.channel().equals("phone_call");
        if (explicitSession) {
            record.add(EventType.SESSION_STARTED, session("customer"));
        }
        boolean customerWrote = begin();
        if (customerWrote && talkToBot()) {
            return;
        }
        assignFirst();
        talk();
        if (explicitSession) {
            record.add(EventType.SESSION_ENDED, session(null));
        }
        afterTalk();
    }

    /** The first message. False if the customer has not written. */
    private boolean begin() {
        switch (opening.source()) {
            case "user", "workflow", "api", "zapier", "make" -> {
                messages.template(opening.source().equals("user") ? "user" : "workflow", opening.preassigned());
                record.pass(dice.around(Duration.ofMinutes(40), 1.4));
                if (!dice.chance(0.7)) {
                    return false;
                }
            }
            default -> {}
        }
        messages.fromCustomer(true);
        return true;
    }

    /** True if the bot settled it. */
    private boolean talkToBot() {
        boolean bot = !opening.channel().equals("email") && !opening.channel().equals("phone_call");
        if (!bot || opening.preassigned() != null || !dice.chance(0.5)) {
            return false;
        }
        String name = dice.one(Company.BOTS);
        int turns = dice.between(1, 3);
        for (int i = 0; i < turns; i++) {
            record.pass(dice.around(Duration.ofSeconds(3), 0.5));
            messages.fromBot(name);
            record.pass(dice.around(Duration.ofSeconds(35), 0.9));
            messages.fromCustomer(false);
        }
        record.pass(dice.around(Duration.ofSeconds(3), 0.5));
        messages.fromBot(name);
        record.pass(Duration.ofMillis(dice.between(50, 900)));
        if (dice.chance(0.3)) {
            record.pass(Duration.ofMinutes(dice.between(2, 10)));
            close("bot", Data.by("bot", name));
            return true;
        }
        record.add(EventType.BOT_HANDOVER, new Data().put("fromBotId", name).map());
        return false;
    }

    private void assignFirst() {
        agent = opening.preassigned();
        if (agent == null) {
            record.pass(dice.around(Duration.ofSeconds(25), 1));
            assign(Data.by("rule", "rule-least-busy"));
        }
        if (opening.channel().equals("webchat") || opening.channel().equals("phone_call")) {
            record.pass(dice.around(Duration.ofSeconds(8), 0.7));
            record.add(
                    EventType.CONVERSATION_ACCEPTED,
                    new Data()
                            .put("agentId", agent)
                            .put("accountRef", Company.accountOf(agent))
                            .map());
        }
    }

    private void assign(Map<String, Object> by) {
        agent = Company.agentOf(opening.team(), dice);
        record.add(
                EventType.CONVERSATION_ASSIGNED,
                new Data()
                        .put("agentId", agent)
                        .put("teamId", Company.TEAMS.get(opening.team()))
                        .put("accountRef", Company.accountOf(agent))
                        .put("by", by)
                        .map());
    }

    private void talk() {
        boolean slow = opening.channel().equals("email");
        Duration pace = slow ? FIRST_LOOK_AT_EMAIL : FIRST_LOOK;
        int turns = dice.heavyTailed(1.3, 60);
        for (int turn = 0; turn < turns; turn++) {
            record.pass(dice.around(turn == 0 ? pace : pace.dividedBy(2), 1.1));
            record.waitUntil(BusinessHours.whenStaffed(record.now(), dice));
            interlude();
            agentAnswers();
            if (turn < turns - 1) {
                record.pass(dice.around(slow ? Duration.ofHours(3) : Duration.ofMinutes(2), 1.2));
                messages.fromCustomer(false);
                if (dice.chance(0.25)) {
                    record.pass(dice.around(Duration.ofSeconds(20), 0.8));
                    messages.fromCustomer(false);
                }
            }
        }
    }

    private void agentAnswers() {
        boolean handled = dice.chance(0.3);
        Map<String, Object> who = new Data().put("agentId", agent).map();
        if (handled) {
            record.add(EventType.HANDLE_STARTED, who);
            record.pass(dice.around(Duration.ofSeconds(40), 0.8));
        }
        messages.fromAgent(agent);
        if (handled) {
            record.pass(dice.around(Duration.ofSeconds(15), 0.8));
            record.add(EventType.HANDLE_ENDED, who);
        }
    }

    /** What happens between a question and its answer, now and then. */
    private void interlude() {
        if (dice.chance(0.06)) {
            record.add(
                    EventType.CONVERSATION_UNASSIGNED,
                    new Data().put("by", Data.by("rule", "rule-agent-away")).map());
            record.pass(dice.around(Duration.ofMinutes(4), 1));
            assign(Data.by("rule", "rule-least-busy"));
        } else if (dice.chance(0.06)) {
            assign(Data.by("agent", agent));
        }
        if (dice.chance(0.04)) {
            record.add(
                    EventType.CONVERSATION_INBOX_CHANGED,
                    new Data()
                            .put("inboxId", dice.one(Company.INBOXES))
                            .put("by", Data.by("agent", agent))
                            .map());
        }
        if (dice.chance(0.3)) {
            record.add(
                    EventType.TOPIC_ADDED,
                    new Data().put("topicId", dice.one(Company.TOPICS)).map());
        } else if (dice.chance(0.04)) {
            record.add(
                    EventType.TOPIC_REMOVED,
                    new Data().put("topicId", dice.one(Company.TOPICS)).map());
        }
        if (dice.chance(0.1)) {
            record.add(
                    EventType.NOTE_ADDED,
                    new Data()
                            .put("agentId", agent)
                            .put("text", Texts.note(dice))
                            .map());
        }
        if (dice.chance(0.08)) {
            changeStatus("open", "pending");
            record.pass(dice.around(Duration.ofMinutes(15), 1));
            changeStatus("pending", "open");
        }
        if (dice.chance(0.02)) {
            askForPayment();
        }
    }

    private void changeStatus(String from, String to) {
        record.add(
                EventType.CONVERSATION_STATUS_CHANGED,
                new Data()
                        .put("from", from)
                        .put("to", to)
                        .put("by", Data.by("agent", agent))
                        .put("reason", to.equals("pending") ? "waiting for the carrier" : null)
                        .map());
    }

    private void askForPayment() {
        Map<String, Object> payment = new Data()
                .put("paymentId", record.nextMessage() + "-p")
                .put("amount", dice.between(5, 400) + "." + dice.between(10, 99))
                .put("currency", dice.one(List.of("USD", "USD", "USD", "EUR", "BRL")))
                .map();
        record.add(EventType.PAYMENT_REQUESTED, payment);
        record.pass(dice.around(Duration.ofMinutes(6), 1));
        if (dice.chance(0.15)) {
            record.add(EventType.PAYMENT_DECLINED, payment);
            record.pass(dice.around(Duration.ofMinutes(3), 1));
        }
        record.add(EventType.PAYMENT_COMPLETED, payment);
    }

    private void afterTalk() {
        if (dice.chance(0.02) && opening.channel().equals("webchat")) {
            record.add(
                    EventType.GOAL_REACHED,
                    new Data()
                            .put("goal", "order")
                            .put("value", dice.between(10, 300))
                            .map());
        }
        if (dice.chance(0.004)) {
            block();
        } else if (mergeTarget != null && dice.chance(0.006)) {
            record.pass(Duration.ofMinutes(dice.between(1, 60)));
            record.add(
                    EventType.CONVERSATION_MERGED,
                    new Data().put("into", mergeTarget).map());
        } else if (dice.chance(0.95)) {
            record.pass(dice.around(Duration.ofMinutes(30), 1.2));
            closeSomehow();
            survey();
            if (dice.chance(0.08)) {
                reopen();
            }
        }
    }

    private void block() {
        record.pass(Duration.ofSeconds(dice.between(5, 60)));
        record.add(
                EventType.VISITOR_BLOCKED,
                new Data()
                        .put("agentId", agent)
                        .put("reason", "abusive language")
                        .map());
        close("blocked", Data.by("agent", agent));
    }

    private void closeSomehow() {
        switch (dice.weighted(75, 5, 3, 15, 0.4, 0.2)) {
            case 0 -> close("user", Data.by("agent", agent));
            case 1 -> close("workflow", Data.by("workflow", "workflow-tidy-up"));
            case 2 -> close("api", Data.by("application", "crm"));
            case 3 -> {
                record.pass(Duration.ofHours(24));
                close("inactivity", Data.by("system", null));
            }
            case 4 -> {
                record.addAbout(
                        contact,
                        EventType.CONTACT_MERGED,
                        new Data().put("into", survivor).map());
                close("contact_merged", Data.by("system", null));
            }
            default -> {
                record.addAbout(contact, EventType.CONTACT_DELETED, Map.of());
                close("contact_deleted", Data.by("system", null));
            }
        }
    }

    private void close(String source, Map<String, Object> by) {
        boolean byAgent = source.equals("user");
        record.add(
                EventType.CONVERSATION_CLOSED,
                new Data()
                        .put("source", source)
                        .put("by", by)
                        .put("teamId", byAgent ? Company.TEAMS.get(opening.team()) : null)
                        .put("category", byAgent ? dice.one(Company.CATEGORIES) : null)
                        .put("summary", byAgent && dice.chance(0.5) ? Texts.agent(dice) : null)
                        .put("successCode", byAgent && dice.chance(0.4) ? "solved" : null)
                        .map());
    }

    private void survey() {
        if (!dice.chance(0.35)) {
            return;
        }
        String kind = List.of("csat", "nps", "faces", "thumbs").get(dice.weighted(6, 2, 1, 1));
        record.pass(Duration.ofSeconds(dice.between(2, 20)));
        record.add(
                EventType.SURVEY_OFFERED,
                new Data()
                        .put("kind", kind)
                        .put("agentId", agent)
                        .put("question", "How did we do?")
                        .map());
        if (!dice.chance(0.4)) {
            return;
        }
        record.pass(dice.around(Duration.ofMinutes(5), 1.3));
        Object score =
                switch (kind) {
                    case "csat" -> 1 + dice.weighted(6, 4, 10, 30, 50);
                    case "nps" -> dice.weighted(3, 1, 1, 2, 2, 5, 6, 12, 20, 22, 26);
                    case "faces" -> 1 + dice.weighted(1, 2, 7);
                    default -> dice.chance(0.8) ? "up" : "down";
                };
        record.add(
                EventType.SURVEY_ANSWERED,
                new Data()
                        .put("kind", kind)
                        .put("agentId", agent)
                        .put("score", score)
                        .put("question", "How did we do?")
                        .put("comment", dice.chance(0.2) ? Texts.customer(dice, false) : null)
                        .map());
    }

    private void reopen() {
        record.pass(dice.around(Duration.ofHours(14), 1.2));
        messages.fromCustomer(true);
        record.add(
                EventType.CONVERSATION_REOPENED,
                new Data().put("by", Data.by("customer", contact)).map());
        talk();
        record.pass(dice.around(Duration.ofMinutes(20), 1));
        closeSomehow();
    }

    private Map<String, Object> session(String by) {
        return new Data()
                .put("sessionId", conversation + "-s1")
                .put("channel", opening.channel())
                .put("by", by == null ? null : Data.by(by, contact))
                .map();
    }
}
