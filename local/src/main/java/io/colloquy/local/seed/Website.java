package io.colloquy.local.seed;

import io.colloquy.local.event.OutgoingEvent;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Visitors of the company's web sites who did not write: pages, entry points seen and clicked, invites and their fate. */
final class Website {
    private static final int VISITS_A_DAY = 40;
    private static final List<EventType> FATES = List.of(
            EventType.INVITE_ACCEPTED,
            EventType.INVITE_DECLINED,
            EventType.INVITE_CANCELLED,
            EventType.INVITE_NO_AVAILABILITY,
            EventType.INVITE_EXPIRED,
            EventType.INVITE_IGNORED);

    private final SeedPlan plan;
    private final String source;
    private final Dice dice;
    private final List<OutgoingEvent> events = new ArrayList<>();
    private int visitors;

    private Website(SeedPlan plan, String source) {
        this.plan = plan;
        this.source = source;
        this.dice = new Dice(plan.seed() ^ 0x3b);
    }

    static List<OutgoingEvent> events(SeedPlan plan, String source) {
        Website website = new Website(plan, source);
        plan.dates().forEach(website::day);
        return website.events;
    }

    private void day(LocalDate date) {
        long visits = Math.round(VISITS_A_DAY * BusinessHours.weightOf(date));
        for (int i = 0; i < visits; i++) {
            visit(BusinessHours.someTimeOn(date, dice));
        }
    }

    private void visit(Instant at) {
        String visitor = plan.run() + "-passer-by-" + ++visitors;
        String campaign = dice.one(Company.CAMPAIGNS);
        String host = dice.one(Company.HOSTS);
        add(
                at,
                visitor,
                host,
                EventType.PAGE_VISITED,
                about(visitor, campaign)
                        .put("hostId", host)
                        .put("url", "https://" + host + ".example/" + dice.below(50)));
        if (dice.chance(0.7)) {
            entrypoint(at.plusSeconds(2), visitor, campaign);
        }
        if (dice.chance(0.3)) {
            invite(at.plusSeconds(15), visitor, campaign);
        }
    }

    private void entrypoint(Instant at, String visitor, String campaign) {
        Data data = about(visitor, campaign).put("name", "Help button").put("entrypointType", "button");
        add(at, visitor, "entrypoint-help", EventType.ENTRYPOINT_VIEWED, data);
        if (dice.chance(0.1)) {
            add(at.plusSeconds(8), visitor, "entrypoint-help", EventType.ENTRYPOINT_CLICKED, data);
        }
    }

    private void invite(Instant at, String visitor, String campaign) {
        Data data = about(visitor, campaign).put("filterName", "Long on one page");
        add(at, visitor, "invite-long-visit", EventType.INVITE_MATCHED, data);
        EventType fate = dice.one(FATES);
        if (fate != EventType.INVITE_NO_AVAILABILITY) {
            add(at.plusSeconds(1), visitor, "invite-long-visit", EventType.INVITE_SHOWN, data);
        }
        add(at.plusSeconds(12), visitor, "invite-long-visit", fate, data);
    }

    private static Data about(String visitor, String campaign) {
        return new Data().put("campaignId", campaign).put("visitorId", visitor);
    }

    private void add(Instant at, String visitor, String subject, EventType type, Data data) {
        events.add(new OutgoingEvent(source, type.wire() + "/" + visitor, type, subject, at, data.map()));
    }
}
