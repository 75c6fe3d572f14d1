package io.colloquy.report.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.fact.Fact;
import io.colloquy.report.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ConversationsViewTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final TestAccount account = TestAccount.create("UTC");

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void viewHasAColumnForEveryFactThatIsServed() {
        List<Object> columns = account.column(
                "SELECT column_name::text FROM information_schema.columns WHERE table_name = 'conversations'");

        assertThat(columns)
                .containsAll(Arrays.stream(Fact.values())
                        .filter(fact -> !fact.isInternal())
                        .map(Fact::column)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"Ann, Lee, al, Ann Lee", "Ann, -, al, Ann", "-, Lee, al, Lee", "-, -, al, al", "-, -, -, -"})
    void agentGoesByNameElseByUsername(String first, String last, String username, String shown) {
        account.agent("a1", first, last, username);
        account.conversation("c1", NINE, Map.of("first_assignee", "a1", "closed_by", "a1", "first_response_by", "a1"));

        for (String column : List.of("first_assignee_name", "closed_by_name", "first_response_by_name")) {
            assertThat(read(column, "c1")).isEqualTo(shown);
        }
    }

    @Test
    void namesOfDifferentKindsDoNotMix() {
        account.name("inbox", "x", "Inbox");
        account.name("team", "x", "Team");
        account.name("connection", "x", "Connection");
        account.name("bot", "x", "Bot");
        account.name("campaign", "x", "Campaign");
        Map<String, Object> facts = new HashMap<>();
        List.of("inbox_created", "inbox_closed", "inbox_current", "closed_by_team", "connection_id", "bot_id")
                .forEach(column -> facts.put(column, "x"));
        facts.put("campaign_id", "x");
        account.conversation("c1", NINE, facts);

        assertThat(List.of(
                        read("inbox_created_name", "c1"),
                        read("inbox_closed_name", "c1"),
                        read("inbox_current_name", "c1"),
                        read("closed_by_team_name", "c1"),
                        read("connection_name", "c1"),
                        read("bot_name", "c1"),
                        read("campaign_name", "c1")))
                .containsExactly("Inbox", "Inbox", "Inbox", "Team", "Connection", "Bot", "Campaign");
    }

    @Test
    void contactIsTheSurvivingOneEvenIfNothingElseIsKnownOfIt() {
        account.contact("old", "Old", "kept");
        account.contact("kept", "Kept", null);
        account.contact("lost", "Lost", "unheard-of");
        account.conversation("c1", NINE, Map.of("contact_id", "old"));
        account.conversation("c2", NINE, Map.of("contact_id", "lost"));
        account.conversation("c3", NINE, Map.of("contact_id", "never-updated"));

        assertThat(List.of(read("contact_id", "c1"), read("contact_id", "c2"), read("contact_id", "c3")))
                .containsExactly("kept", "unheard-of", "never-updated");
        assertThat(read("contact_name", "c1")).isEqualTo("Kept");
        assertThat(read("contact_name", "c2")).isNull();
    }

    @Test
    void firstConversationOfAContactIsNewTheOthersAreReturning() {
        account.conversation("b", NINE, Map.of("contact_id", "ann"));
        account.conversation("a", NINE, Map.of("contact_id", "ann"));
        account.conversation("c", NINE.minusSeconds(1), Map.of("contact_id", "bob"));
        account.conversation("d", NINE.plusSeconds(1), Map.of("contact_id", "bob"));
        account.conversation("e", NINE, Map.of());

        assertThat(contactTypes("a", "b", "c", "d", "e"))
                .containsExactly("new", "returning", "new", "returning", "new");
    }

    @Test
    void contactTypeIsTheOneSentIfOneWas() {
        account.conversation("a", NINE, Map.of("contact_id", "ann", "contact_type_sent", "returning"));
        account.conversation("b", NINE.plusSeconds(1), Map.of("contact_id", "ann", "contact_type_sent", "new"));

        assertThat(contactTypes("a", "b")).containsExactly("returning", "new");
    }

    @Test
    void testConversationMakesNobodyReturn() {
        account.conversation("a", NINE, Map.of("contact_id", "ann", "environment", "test"));
        account.conversation("b", NINE.plusSeconds(1), Map.of("contact_id", "ann"));

        assertThat(contactTypes("b")).containsExactly("new");
    }

    @Test
    void conversationsOfMergedContactsAreTheSurvivors() {
        account.contact("x", null, "z");
        account.contact("y", null, "z");
        account.conversation("of-x", NINE, Map.of("contact_id", "x"));
        account.conversation("of-y", NINE.plusSeconds(1), Map.of("contact_id", "y"));
        account.conversation("of-z", NINE.plusSeconds(2), Map.of("contact_id", "z"));

        assertThat(contactTypes("of-x", "of-y", "of-z")).containsExactly("new", "returning", "returning");
    }

    private List<Object> contactTypes(String... conversations) {
        return Arrays.stream(conversations)
                .map(conversation -> read("contact_type", conversation))
                .toList();
    }

    @Test
    void topicsAreNamedAsTodayInTheOrderInWhichTheyWereApplied() {
        account.name("topic", "t1", "Refund");
        account.name("topic", "t2", "Billing");
        account.execute(
                "UPDATE reference_names SET parent_id = 't2' WHERE account_id = ? AND reference_id = 't1'",
                account.id());
        account.conversation("c1", NINE, Map.of("topic_ids", new String[] {"t1", "unnamed"}));
        account.conversation("c2", NINE, Map.of("topic_ids", new String[] {}));

        assertThat(read("topics", "c1")).isEqualTo("Refund,unnamed");
        assertThat(read("topics_with_hierarchy", "c1")).isEqualTo("Billing > Refund,unnamed");
        assertThat(read("topics", "c2")).isNull();
        assertThat(read("topics_with_hierarchy", "c2")).isNull();
    }

    @Test
    void topicsInACircleEnd() {
        account.name("topic", "t1", "One");
        account.name("topic", "t2", "Two");
        account.execute(
                "UPDATE reference_names SET parent_id = CASE reference_id WHEN 't1' THEN 't2' ELSE 't1' END"
                        + " WHERE account_id = ?",
                account.id());
        account.conversation("c1", NINE, Map.of("topic_ids", new String[] {"t1"}));

        assertThat(read("topics_with_hierarchy", "c1")).isEqualTo("Two > One");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "a1, -, self",
                "a1 a2, -, hybrid",
                "a2, -, external",
                "-, partner, external",
                "a1, partner, hybrid",
                "unknown, -, self",
                "-, -, -"
            })
    void handlingTypeGoesByTheAccountsOfAllAgentsInvolved(String agents, String accounts, String type) {
        account.agent("a1", "Ann", "Lee", null);
        account.agent("a2", "Bob", "Ray", null);
        account.execute(
                "UPDATE agents SET account_ref = 'shared' WHERE account_id = ? AND agent_id = 'a2'", account.id());
        account.conversation(
                "c1", NINE, Map.of("involved_agents", words(agents), "involved_accounts", words(accounts)));

        assertThat(read("handling_type", "c1")).isEqualTo(type);
    }

    private static String[] words(String text) {
        return text == null ? new String[0] : text.split(" ");
    }

    @Test
    void anAgentsAccountIsAsSentElseAsKnownElseThisOne() {
        account.agent("a1", "Ann", "Lee", null);
        account.agent("a2", "Bob", "Ray", null);
        account.execute(
                "UPDATE agents SET account_ref = 'shared' WHERE account_id = ? AND agent_id = 'a2'", account.id());
        account.name("account", "shared", "Shared Ltd");
        account.conversation(
                "c1",
                NINE,
                Map.of("assigned_agent_id", "a1", "last_agent_id", "a2", "last_agent_account_sent", "partner"));
        account.conversation("c2", NINE, Map.of("assigned_agent_id", "a2"));

        assertThat(read("assigned_agent_account_id", "c1")).isEqualTo(account.id());
        assertThat(read("assigned_agent_account_name", "c1")).isEqualTo("Test");
        assertThat(read("last_agent_account_id", "c1")).isEqualTo("partner");
        assertThat(read("last_agent_account_name", "c1")).isNull();
        assertThat(read("assigned_agent_account_id", "c2")).isEqualTo("shared");
        assertThat(read("assigned_agent_account_name", "c2")).isEqualTo("Shared Ltd");
        assertThat(read("last_agent_account_id", "c2")).isNull();
    }

    @Test
    void mergedConversationsAreListedOnTheSurvivorOverOthersTooByTime() {
        account.conversation("survivor", NINE, Map.of());
        account.conversation("b", NINE, merged("survivor", 30));
        account.conversation("c", NINE, merged("b", 10));
        account.conversation("d", NINE, merged("survivor", 20));

        assertThat(read("merged_conversations", "survivor")).isEqualTo("c,d,b");
        assertThat(read("merged_conversations", "b")).isEqualTo("survivor");
        assertThat(read("merged_conversations", "c")).isEqualTo("b");
    }

    @Test
    void mergesInACircleEnd() {
        account.conversation("a", NINE, merged("b", 1));
        account.conversation("b", NINE, merged("a", 2));

        assertThat(read("merged_conversations", "a")).isEqualTo("b");
        assertThat(read("merged_conversations", "b")).isEqualTo("a");
    }

    private static Map<String, Object> merged(String into, int minute) {
        return Map.of("merged_into", into, "merged_at", NINE.plusSeconds(60L * minute), "status", "merged");
    }

    @Test
    void linksStandBelowTheConfiguredAddressAndTheirIdsAreEncoded() {
        account.conversation("page/7 ü", NINE, Map.of());
        assertThat(read("transcript_url", "page/7 ü")).isNull();

        account.execute("""
                INSERT INTO account_settings (account_id, week_start, fcr_window_days, sla_business_time, export_max_days,
                                              export_max_live, public_base_url, updated_at)
                VALUES (?, 'monday', 7, false, 30, 5, 'https://care.example', now())
                """, account.id());

        assertThat(read("transcript_url", "page/7 ü"))
                .isEqualTo("https://care.example/v1/conversations/page%2F7%20%C3%BC/transcript");
        assertThat(read("conversation_link", "page/7 ü"))
                .isEqualTo("https://care.example/conversations/page%2F7%20%C3%BC");
    }

    private Object read(String column, String conversation) {
        return account.column(
                        "SELECT " + column + " FROM conversations WHERE account_id = ? AND conversation_id = ?",
                        account.id(),
                        conversation)
                .getFirst();
    }
}
