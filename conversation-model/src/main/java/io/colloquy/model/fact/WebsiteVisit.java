package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.ConversationEvent.Opened.Entrypoint;
import java.time.Instant;

/** What the opening tells of the visit of the web site in which the chat began. */
final class WebsiteVisit {

    private WebsiteVisit() {}

    static void report(FactSheet sheet, Moment openedAt, Opened opening) {
        boolean named = opening.visitorIdentifier() != null;
        sheet.put(Fact.VISITOR_ID, opening.visitorId());
        sheet.put(Fact.VISITOR_IDENTIFIER, named ? opening.visitorIdentifier() : opening.visitorId());
        sheet.put(
                Fact.VISIT_ID, opening.visit() == null ? null : opening.visit().id());
        sheet.put(Fact.ACCEPT_URL, opening.acceptUrl());
        Entrypoint entrypoint = opening.entrypoint();
        if (entrypoint != null) {
            sheet.put(Fact.REQUEST_TYPE, entrypoint.type().wire());
            sheet.put(Fact.REQUEST_SOURCE, entrypoint.name());
            sheet.put(Fact.ENTRYPOINT_ID, entrypoint.id());
        }
        sheet.span(Fact.DECISION_TIME, told(openedAt, opening.shownAt()), told(openedAt, opening.clickedAt()));
    }

    /** A moment of which the opening tells. */
    private static Moment told(Moment openedAt, Instant at) {
        return at == null ? null : new Moment(at, openedAt.event());
    }
}
