package io.colloquy.model.config;

import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.calendar.AccountCalendars;
import io.colloquy.model.calendar.BusinessCalendar;
import io.colloquy.model.calendar.Frame;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventType;
import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.Facts;
import io.colloquy.model.fact.ServiceLevels;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountConfigurationTest {

    private static final Map<String, Object> MORNINGS = hours("09:00", "12:00");
    private static final Map<String, Object> AFTERNOONS = hours("13:00", "18:00");

    @Test
    void withoutAnyChangeTheDefaultsHold() {
        assertThat(AccountConfiguration.fold(List.of()))
                .isEqualTo(
                        new AccountConfiguration(null, DayOfWeek.MONDAY, 7, ServiceLevels.NONE, AccountCalendars.NONE));
    }

    @Test
    void settingsAreAsTheyWereSaidLast() {
        AccountConfiguration configuration = AccountConfiguration.fold(settings(
                        "09:00",
                        Map.of("timezone", "Europe/Berlin", "weekStart", "monday", "fcrWindowDays", 3, "sla", Map.of()))
                .events());
        List<Event> changed = Stream.concat(
                        settings("09:00", Map.of("fcrWindowDays", 3)).events().stream(),
                        story()
                                .from("later")
                                .event(
                                        "10:00",
                                        EventType.SETTINGS_UPDATED,
                                        Map.of(
                                                "timezone",
                                                "America/Sao_Paulo",
                                                "weekStart",
                                                "sunday",
                                                "fcrWindowDays",
                                                14,
                                                "sla",
                                                sla(600, null, true)))
                                .events()
                                .stream())
                .toList();

        assertThat(configuration.fcrWindowDays()).isEqualTo(3);
        assertThat(configuration.timezone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(AccountConfiguration.fold(changed))
                .isEqualTo(new AccountConfiguration(
                        ZoneId.of("America/Sao_Paulo"),
                        DayOfWeek.SUNDAY,
                        14,
                        new ServiceLevels(600L, null, true),
                        AccountCalendars.NONE));
    }

    @Test
    void settingThatCannotBeReadIsAsIfItHadNotBeenSaid() {
        AccountConfiguration configuration = AccountConfiguration.fold(settings(
                        "09:00",
                        Map.of(
                                "timezone", "Mars/Olympus",
                                "weekStart", "someday",
                                "fcrWindowDays", "seven",
                                "sla", Map.of("firstResponseSeconds", "soon", "businessTime", "yes")))
                .events());

        assertThat(configuration).isEqualTo(AccountConfiguration.fold(List.of()));
    }

    @Test
    void inboxHasItsOwnCalendarElseTheAccounts() {
        AccountCalendars calendars = AccountConfiguration.fold(
                        calendars("09:00", Map.of("account", MORNINGS, "sales", AFTERNOONS)))
                .calendars();

        assertThat(calendars.apply("sales").frames()).containsExactly(Frame.of(DayOfWeek.MONDAY, "13:00", "18:00"));
        assertThat(calendars.apply("support").frames())
                .containsExactly(Frame.of(DayOfWeek.MONDAY, "09:00", "12:00"))
                .isEqualTo(calendars.apply(null).frames());
        assertThat(calendars.apply("sales").holidays()).containsExactly(LocalDate.of(2026, 12, 25));
    }

    @Test
    void deletedCalendarOfAnInboxLeavesItTheAccountsAndADeletedOneOfTheAccountNone() {
        List<Event> events = new ArrayList<>(calendars("09:00", Map.of("account", MORNINGS, "sales", AFTERNOONS)));
        events.add(calendarEvent("10:00", EventType.CALENDAR_DELETED, "sales", Map.of()));
        AccountCalendars inboxDeleted = AccountConfiguration.fold(events).calendars();
        events.add(calendarEvent("11:00", EventType.CALENDAR_DELETED, "account", Map.of()));

        assertThat(inboxDeleted.apply("sales"))
                .isEqualTo(inboxDeleted.apply(null))
                .isNotNull();
        assertThat(AccountConfiguration.fold(events).calendars()).isEqualTo(AccountCalendars.NONE);
    }

    static List<Map<String, Object>> unreadable() {
        return List.of(
                Map.of("frames", List.of()),
                Map.of("zone", "Mars/Olympus"),
                Map.of("zone", 1),
                Map.of("zone", "UTC", "frames", "always"),
                Map.of("zone", "UTC", "frames", List.of("09:00-17:00")),
                Map.of("zone", "UTC", "frames", List.of(frame("monday", "9", "17"))),
                Map.of("zone", "UTC", "frames", List.of(frame("someday", "09:00", "17:00"))),
                Map.of("zone", "UTC", "holidays", List.of(Map.of("date", "2026-02-30"))));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void calendarThatCannotBeReadMeasuresNothingAndBreaksNothing(Map<String, Object> fields) {
        List<Event> events = new ArrayList<>(calendars("09:00", Map.of("account", MORNINGS)));
        events.add(calendarEvent("09:00", EventType.CALENDAR_UPDATED, "sales", fields));

        AccountConfiguration configuration = AccountConfiguration.fold(events);

        assertThat(configuration.calendars().unreadable()).containsExactly("sales");
        assertThat(configuration.calendars().apply("sales")).isNull();
        assertThat(configuration.calendars().apply("support")).isNotNull();
        Facts facts = story().with(configuration.foldContext())
                .opened("09:00", Map.of("inboxId", "sales"))
                .closed("10:00")
                .facts();
        assertThat(facts.duration(Fact.RESOLUTION_TIME)).isEqualTo(Duration.ofHours(1));
        assertThat(facts.duration(Fact.RESOLUTION_TIME_BUSINESS)).isNull();
    }

    @Test
    void calendarWithoutFramesIsNeverOpen() {
        AccountConfiguration configuration =
                AccountConfiguration.fold(calendars("09:00", Map.of("account", Map.of("zone", "UTC"))));

        Facts facts = story().with(configuration.foldContext())
                .opened("09:00")
                .closed("10:00")
                .facts();

        assertThat(facts.duration(Fact.RESOLUTION_TIME_BUSINESS)).isZero();
    }

    @Test
    void orderOfArrivalAndRepetitionsChangeNothingAndEqualConfigurationsAreEqual() {
        List<Event> events = new ArrayList<>(settings("08:00", Map.of("sla", sla(60, 120, false)))
                .event("08:30", EventType.SETTINGS_UPDATED, Map.of("sla", sla(90, null, true)))
                .events());
        events.addAll(calendars("09:00", Map.of("account", MORNINGS, "sales", AFTERNOONS)));
        events.add(calendarEvent("10:00", EventType.CALENDAR_UPDATED, "account", AFTERNOONS));
        List<Event> arrived = new ArrayList<>(events);
        arrived.addAll(events);
        Collections.reverse(arrived);

        AccountConfiguration configuration = AccountConfiguration.fold(events);

        assertThat(AccountConfiguration.fold(arrived)).isEqualTo(configuration).hasSameHashCodeAs(configuration);
        assertThat(AccountConfiguration.fold(arrived).foldContext())
                .isEqualTo(configuration.foldContext())
                .hasSameHashCodeAs(configuration.foldContext());
        assertThat(configuration.serviceLevels()).isEqualTo(new ServiceLevels(90L, null, true));
        assertThat(configuration.calendars().apply(null))
                .isEqualTo(new BusinessCalendar(
                        ZoneId.of("UTC"),
                        List.of(Frame.of(DayOfWeek.MONDAY, "13:00", "18:00")),
                        Set.of(LocalDate.of(2026, 12, 25))));
    }

    private static Story settings(String time, Map<String, Object> fields) {
        return story().event(time, EventType.SETTINGS_UPDATED, fields);
    }

    private static List<Event> calendars(String time, Map<String, Map<String, Object>> byId) {
        return byId.entrySet().stream()
                .map(entry -> calendarEvent(time, EventType.CALENDAR_UPDATED, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Event calendarEvent(String time, EventType type, String id, Map<String, Object> fields) {
        Event told = story().event(time, type, fields).events().getFirst();
        return new Event(
                "/colloquy/configuration",
                id + "/" + time + "/" + type,
                type,
                told.time(),
                id,
                null,
                null,
                told.receivedAt(),
                told.data());
    }

    private static Map<String, Object> hours(String from, String to) {
        return Map.of(
                "zone",
                "UTC",
                "frames",
                List.of(frame("monday", from, to)),
                "holidays",
                List.of(Map.of("date", "2026-12-25", "name", "Christmas")));
    }

    private static Map<String, Object> frame(String weekday, String from, String to) {
        return Map.of("weekday", weekday, "from", from, "to", to);
    }

    private static Map<String, Object> sla(Integer firstResponse, Integer resolution, boolean businessTime) {
        Map<String, Object> sla = new HashMap<>();
        sla.put("firstResponseSeconds", firstResponse);
        sla.put("resolutionSeconds", resolution);
        sla.put("businessTime", businessTime);
        return sla;
    }
}
