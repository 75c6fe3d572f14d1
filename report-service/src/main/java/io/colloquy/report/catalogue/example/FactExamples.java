package io.colloquy.report.catalogue.example;

import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.FactOrigin;
import io.colloquy.model.fact.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What each fact is in the example conversations, worked out by the fold. */
public final class FactExamples {
    private static final int VALUES = 2;
    private static final String NAME = "_name";

    /** Today's names of what the examples speak of. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("carla", "Carla Costa"),
            Map.entry("ann", "Ann Archer"),
            Map.entry("ben", "Ben Baker"),
            Map.entry("robo", "Robo"),
            Map.entry("care", "Customer care"),
            Map.entry("support", "Support"),
            Map.entry("billing", "Billing"),
            Map.entry("site", "Web shop"),
            Map.entry("number", "+1 555 0100"),
            Map.entry("spring", "Spring sale"),
            Map.entry("shop", "shop.example"),
            Map.entry("shared-pool", "Shared pool"));

    /** Of facts that rest on more than the conversation and a name: contacts and other conversations. */
    private static final Map<String, String> BY_HAND = Map.ofEntries(
            Map.entry("contact_email", "`carla@shop.example` in *answered*"),
            Map.entry("contact_phone", "`+1 555 0117` in *answered*"),
            Map.entry("contact_company_id", "`acme` in *answered*"),
            Map.entry(
                    "contact_type", "`new` in *answered*, as sent; `returning` in *waiting*: carla had others before"),
            Map.entry("assigned_agent_account_id", "`partner`, if A is assigned with `accountRef` partner"),
            Map.entry("assigned_agent_account_name", "`Partner Ltd`, if `account.updated` told that name of partner"),
            Map.entry("last_agent_account_id", "`partner`, if the last to receive it is of that account"),
            Map.entry("last_agent_account_name", "`Partner Ltd`, if `account.updated` told that name of partner"),
            Map.entry("handling_type", "`hybrid`, if A of this account and B of the account partner wrote in it"),
            Map.entry("transcript_url", "`https://care.example/v1/conversations/answered/transcript` of *answered*"),
            Map.entry("conversation_link", "`https://care.example/conversations/answered` of *answered*"),
            Map.entry("topics", "`Refund,Late`, if these two are applied, the first one first"),
            Map.entry("topics_with_hierarchy", "`Billing > Refund,Shipping > Late` of the same"),
            Map.entry(
                    "fcr_success",
                    "closed on 2026-03-02: `false` if the contact opens another one on the connection by 2026-03-09;"
                            + " `true` after it; null until then"),
            Map.entry(
                    "merged_conversations",
                    "`c-2,c-3` on the survivor of c-2 and of c-3, which went into c-2; `c-2` on c-3"));

    private static final Map<ExampleConversation, Facts> FOLDED = folded();

    private FactExamples() {}

    /** Up to two values and a null, each with its conversation; null if no example conversation has the fact. */
    public static String of(Fact fact) {
        String byHand = BY_HAND.get(fact.id());
        if (byHand != null) {
            return byHand;
        }
        if (fact.origin() == FactOrigin.LOG) {
            return of(fact, UnaryOperator.identity());
        }
        return fact.id().endsWith(NAME)
                ? Fact.fromId(base(fact.id()))
                        .map(named -> of(named, id -> NAMES.getOrDefault(id, id)))
                        .orElse(null)
                : null;
    }

    private static String base(String id) {
        String base = id.substring(0, id.length() - NAME.length());
        return Fact.fromId(base).isPresent() ? base : base + "_id";
    }

    private static String of(Fact fact, UnaryOperator<String> show) {
        List<String> examples = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        String without = null;
        for (Map.Entry<ExampleConversation, Facts> one : FOLDED.entrySet()) {
            Object value = one.getValue().get(fact);
            String in = " in *" + one.getKey().name() + "*";
            if (value == null) {
                without = without == null ? "null" + in : without;
            } else if (seen.size() < VALUES && seen.add(value)) {
                examples.add("`" + show.apply(shown(value)) + "`" + in);
            }
        }
        if (examples.isEmpty()) {
            return null;
        }
        if (without != null) {
            examples.add(without);
        }
        return String.join("; ", examples);
    }

    private static String shown(Object value) {
        return switch (value) {
            case Duration duration -> Long.toString(duration.toSeconds());
            case Instant instant -> instant.toString();
            default -> value.toString();
        };
    }

    private static Map<ExampleConversation, Facts> folded() {
        Map<ExampleConversation, Facts> folded = new LinkedHashMap<>();
        ExampleConversations.all()
                .forEach(example -> folded.put(example, example.fold().facts()));
        return folded;
    }
}
