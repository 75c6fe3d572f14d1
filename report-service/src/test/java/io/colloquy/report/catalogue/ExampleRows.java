package io.colloquy.report.catalogue;

import java.util.List;

/** What the examples that are about no conversation are about: told in the document, and counted again by a test. */
final class ExampleRows {
    /** Minutes of the hour of the shift, half open. */
    record Stretch(String name, int from, int to) {}

    static final int CAPACITY = 2;
    static final List<Stretch> ONLINE = List.of(new Stretch("online", 0, 40), new Stretch("online", 50, 60));
    static final List<Stretch> HELD = List.of(new Stretch("first", 10, 30), new Stretch("second", 20, 40));
    /** When ann first wrote in a chat, and the visitor at all; in the second nobody did. */
    static final int FIRST_MESSAGE_IN_FIRST = 15;

    static final List<Integer> FIVE_VALUES = List.of(30, 90, 120, 480, 630);
    static final List<Integer> CSAT = List.of(5, 5, 4, 2);
    static final List<Integer> NPS = List.of(10, 9, 7, 3);
    static final int OFFERS = 10;

    /** An event on the page: minutes after 09:00. */
    record OnPage(int minute, String type, String visitor) {}

    static final List<OnPage> PAGE = List.of(
            new OnPage(1, "page.visited", "v-1"),
            new OnPage(1, "entrypoint.viewed", "v-1"),
            new OnPage(5, "page.visited", "v-1"),
            new OnPage(5, "entrypoint.viewed", "v-1"),
            new OnPage(6, "entrypoint.clicked", "v-1"),
            new OnPage(6, "conversation.opened", "v-1"),
            new OnPage(59, "page.visited", "v-2"),
            new OnPage(61, "page.visited", "v-1"));

    static final List<String> INVITE = List.of(
            "invite.matched",
            "invite.shown",
            "invite.accepted",
            "invite.matched",
            "invite.shown",
            "invite.ignored",
            "invite.matched",
            "invite.cancelled");

    private ExampleRows() {}
}
