package io.colloquy.ingest.settings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.model.event.Violation;
import io.colloquy.platform.selection.Zones;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The account's settings (API contract 05, Configuration). In a request, null stands for the default.
 *
 * @param timezone IANA name of the zone in which the account's dates are meant; by default as it is
 * @param weekStart monday … sunday; by default monday
 * @param fcrWindowDays how long after a close another contact spoils its first-contact resolution; by default 7
 * @param sla by default no limits
 * @param exportMaxDays how many days an operator's export may have; by default 30
 * @param exportMaxLive how many queued and running exports the account may have; by default 5
 * @param publicBaseUrl where people reach Colloquy, for links; null if nobody said
 * @param updatedAt null if they are the defaults; not read from a request
 */
@Schema(description = "The account's settings; in a request an absent field gets its default")
@JsonIgnoreProperties(value = "updatedAt", allowGetters = true)
record Settings(
        @Schema(
                description = "IANA zone in which the account's dates are meant; absent: as it is",
                examples = "America/Sao_Paulo")
        String timezone,

        @Schema(description = "monday … sunday", defaultValue = "monday")
        String weekStart,

        @Schema(
                description = "How long after a close another contact spoils its first-contact resolution",
                defaultValue = "7",
                minimum = "1",
                maximum = "90")
        Integer fcrWindowDays,

        Sla sla,

        @Schema(
                description = "How many days an operator's export may have",
                defaultValue = "30",
                minimum = "1",
                maximum = "3660")
        Integer exportMaxDays,

        @Schema(
                description = "How many queued and running exports the account may have",
                defaultValue = "5",
                minimum = "1",
                maximum = "100")
        Integer exportMaxLive,

        @Schema(
                description = "Where people reach Colloquy, for links",
                nullable = true,
                examples = "https://colloquy.example.com")
        String publicBaseUrl,

        @Schema(description = "When they were changed; null: never", nullable = true, readOnly = true)
        Instant updatedAt) {

    private static final int LONGEST_SECONDS = 365 * 24 * 3600;
    private static final int LONGEST_URL = 500;

    /** What holds as long as nobody changed anything. */
    static Settings defaults(String timezone) {
        return new Settings(null, null, null, null, null, null, null, null).completed(timezone, null);
    }

    /** With the defaults in place of what is absent. */
    Settings completed(String timezoneBefore, Instant at) {
        Sla limits = sla == null ? Sla.NONE : sla;
        return new Settings(
                timezone == null ? timezoneBefore : timezone,
                weekStart == null ? "monday" : weekStart,
                fcrWindowDays == null ? 7 : fcrWindowDays,
                new Sla(
                        limits.firstResponseSeconds(),
                        limits.resolutionSeconds(),
                        limits.businessTime() != null && limits.businessTime()),
                exportMaxDays == null ? 30 : exportMaxDays,
                exportMaxLive == null ? 5 : exportMaxLive,
                publicBaseUrl == null ? null : publicBaseUrl.replaceAll("/+$", ""),
                at);
    }

    /** What is wrong with it; empty if nothing is. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        if (timezone != null && Zones.find(timezone).isEmpty()) {
            violations.add(new Violation("timezone", "must be an IANA time zone, like America/Sao_Paulo"));
        }
        if (weekStart != null && Arrays.stream(DayOfWeek.values()).noneMatch(this::isWeekStart)) {
            violations.add(new Violation("weekStart", "must be a day of the week, like monday"));
        }
        checkNumber("fcrWindowDays", fcrWindowDays, 90, violations);
        if (sla != null) {
            checkNumber("sla.firstResponseSeconds", sla.firstResponseSeconds(), LONGEST_SECONDS, violations);
            checkNumber("sla.resolutionSeconds", sla.resolutionSeconds(), LONGEST_SECONDS, violations);
        }
        checkNumber("exportMaxDays", exportMaxDays, 3660, violations);
        checkNumber("exportMaxLive", exportMaxLive, 100, violations);
        if (publicBaseUrl != null && !isBaseUrl(publicBaseUrl)) {
            violations.add(new Violation(
                    "publicBaseUrl",
                    "must be an address like https://colloquy.example.com, without query or fragment"));
        }
        return violations;
    }

    /** As the log keeps it. */
    ObjectNode toData() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("timezone", timezone).put("weekStart", weekStart).put("fcrWindowDays", fcrWindowDays);
        data.putObject("sla")
                .put("firstResponseSeconds", sla.firstResponseSeconds())
                .put("resolutionSeconds", sla.resolutionSeconds())
                .put("businessTime", sla.businessTime());
        data.put("exportMaxDays", exportMaxDays).put("exportMaxLive", exportMaxLive);
        return data.put("publicBaseUrl", publicBaseUrl);
    }

    private boolean isWeekStart(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT).equals(weekStart);
    }

    private static void checkNumber(String field, Integer number, int largest, List<Violation> violations) {
        if (number != null && (number < 1 || number > largest)) {
            violations.add(new Violation(field, "must be a number from 1 to " + largest));
        }
    }

    private static boolean isBaseUrl(String text) {
        try {
            URI uri = new URI(text);
            return text.length() <= LONGEST_URL
                    && uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
