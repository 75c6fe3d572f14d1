package io.colloquy.local.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a conversation begins.
 *
 * @param channel the channel of its messages
 * @param source what opened it
 * @param team the number of the team that it goes to
 * @param preassigned the agent who has it from the start; null for most
 * @param data the data of its {@code conversation.opened}
 */
record Opening(String channel, String source, int team, String preassigned, Map<String, Object> data) {
    static final List<String> CHANNELS = List.of(
            "whatsapp",
            "webchat",
            "email",
            "messenger",
            "instagram",
            "telegram",
            "sms",
            "phone_call",
            "line",
            "viber",
            "twitter");

    private static final double[] CHANNEL_WEIGHTS = {34, 20, 16, 8, 7, 5, 4, 4, 1, 0.6, 0.4};
    private static final List<String> SOURCES =
            List.of("contact", "user", "workflow", "api", "bot", "zapier", "make", "import", "paid_ads");
    private static final double[] SOURCE_WEIGHTS = {78, 7, 4, 3, 2, 1, 1, 0.5, 0};
    private static final List<String> ADVERTISED = List.of("whatsapp", "messenger", "instagram");
    private static final double TEST_CONVERSATIONS = 0.01;

    static Opening draw(String conversation, String contact, Instant at, Dice dice) {
        String channel = CHANNELS.get(dice.weighted(CHANNEL_WEIGHTS));
        String source = ADVERTISED.contains(channel) && dice.chance(0.06)
                ? "paid_ads"
                : SOURCES.get(dice.weighted(SOURCE_WEIGHTS));
        int team = dice.weighted(2, 3, 2, 2.5, 0.5);
        String preassigned = dice.chance(0.05) ? Company.agentOf(team, dice) : null;
        Data data = new Data()
                .put("channel", channel)
                .put("source", source)
                .put("by", opener(source, team, dice))
                .put("contactId", contact)
                .put("connectionId", Company.connectionOf(channel))
                .put("inboxId", Company.INBOXES.get(Math.min(team, Company.INBOXES.size() - 1)))
                .put("assignedAgentId", preassigned)
                .put("publicationType", publicationType(channel, dice))
                .put("botId", source.equals("bot") ? Company.BOTS.getFirst() : null)
                .put("environment", dice.chance(TEST_CONVERSATIONS) ? "test" : null);
        if (channel.equals("webchat")) {
            addVisit(data, conversation, contact, at, dice);
        }
        if (source.equals("paid_ads")) {
            data.put(
                    "ad",
                    new Data()
                            .put("network", "meta")
                            .put("campaignId", "spring-sale")
                            .put("adId", "ad-" + dice.between(1, 9))
                            .map());
        }
        if (dice.chance(0.3)) {
            data.put(
                    "sla",
                    new Data()
                            .put("firstResponseSeconds", channel.equals("email") ? 14_400 : 600)
                            .put("resolutionSeconds", 172_800)
                            .map());
        }
        return new Opening(channel, source, team, preassigned, data.map());
    }

    private static Map<String, Object> opener(String source, int team, Dice dice) {
        return switch (source) {
            case "user" -> Data.by("agent", Company.agentOf(team, dice));
            case "workflow" -> Data.by("workflow", "workflow-follow-up");
            case "bot" -> Data.by("bot", Company.BOTS.getFirst());
            case "contact", "paid_ads", "import" -> null;
            default -> Data.by("application", source);
        };
    }

    private static String publicationType(String channel, Dice dice) {
        return switch (channel) {
            case "email" -> "email";
            case "phone_call" -> "call";
            case "webchat" -> "chat";
            case "instagram" -> dice.one(List.of("direct", "comment", "story"));
            case "twitter" -> dice.one(List.of("mention", "direct"));
            default -> null;
        };
    }

    private static void addVisit(Data data, String conversation, String contact, Instant at, Dice dice) {
        Instant clicked = at.minusMillis(dice.between(300, 4000));
        Instant shown = clicked.minus(dice.around(Duration.ofSeconds(20), 1));
        String host = dice.one(Company.HOSTS);
        String page = "https://" + host.substring("host-".length()) + ".example/page/" + dice.between(1, 40);
        boolean invited = dice.chance(0.35);
        data.put("campaignId", dice.one(Company.CAMPAIGNS))
                .put("hostId", host)
                .put("visitorId", "visitor-" + contact)
                .put(
                        "visit",
                        new Data()
                                .put("id", "visit-" + conversation)
                                .put(
                                        "startedAt",
                                        shown.minus(dice.around(Duration.ofMinutes(2), 1))
                                                .toString())
                                .map())
                .put(
                        "entrypoint",
                        new Data()
                                .put("id", invited ? "invite-help" : "button-corner")
                                .put("name", invited ? "Can we help?" : "Chat with us")
                                .put("type", invited ? "auto_invite" : "button")
                                .map())
                .put("shownAt", shown.toString())
                .put("clickedAt", clicked.toString())
                .put("acceptUrl", page)
                .put("url", page);
    }
}
