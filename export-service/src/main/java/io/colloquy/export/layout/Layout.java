package io.colloquy.export.layout;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * A file that people already have pipelines for, described by a document: a resource file, or one that an account sent
 * (exports 4.4). A name per locale is a map from the locale to the name.
 *
 * @param id its name in requests
 * @param version raised whenever the file's content changes
 * @param description what a row is and when it is in the range
 * @param locales languages of headings and words; the first is the default
 * @param durations name of the duration style; seconds if null
 * @param nullText what stands where there is no value; nothing if null
 * @param words per vocabulary and value what is printed for it; {@code *} for every value not named
 * @param tables its tables, in order
 */
@RegisterForReflection
public record Layout(
        String id,
        Integer version,
        String description,
        List<String> locales,
        String durations,
        @JsonProperty("null") String nullText,
        Map<String, Map<String, Map<String, String>>> words,
        List<Table> tables) {

    /** The word for every value that a vocabulary does not name. */
    static final String ANY_OTHER = "*";

    /**
     * A table.
     *
     * @param name of its sheet, or of its file among others; the dataset's if null
     * @param dataset where its rows come from
     * @param anchor the instant by which a range picks rows; null for a dataset without one
     * @param only per column the values of which a row must have one; null for all rows
     */
    @RegisterForReflection
    public record Table(
            Map<String, String> name,
            String dataset,
            String anchor,
            Map<String, List<String>> only,
            List<Column> columns) {}

    /**
     * A column.
     *
     * @param fact the dataset's column that it shows
     * @param byClock the one that it shows by the clock that the request asks for; null if the clock changes nothing
     * @param otherwise the one that it shows while the first has no value; null for none
     * @param header its heading
     * @param words the vocabulary that translates its values; null to print them as they are
     * @param as how its values are turned into others; null to print them as they are
     * @param instead what it prints rather than a value; null for nothing
     * @param shownIf when it shows a value; null for always
     */
    @RegisterForReflection
    public record Column(
            String fact,
            Map<String, String> byClock,
            String otherwise,
            Map<String, String> header,
            String words,
            String as,
            Instead instead,
            ShownIf shownIf) {

        /** The dataset's column that it shows by that clock. */
        String fact(String clock) {
            return byClock == null ? fact : byClock.getOrDefault(clock, fact);
        }
    }

    /**
     * What is printed rather than a value.
     *
     * @param when the dataset's flag that must be true for it
     */
    @RegisterForReflection
    public record Instead(String when, Map<String, String> text) {}

    /** When a value is shown: while {@code column} of the dataset has one of these values. */
    @RegisterForReflection
    public record ShownIf(String column, List<String> is) {}

    /** Whether the clock that a request asks for changes anything. */
    public boolean knowsClocks() {
        return tables.stream().flatMap(table -> table.columns().stream()).anyMatch(column -> column.byClock() != null);
    }
}
