package io.colloquy.export.layout;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * A file that people already have pipelines for, described by a resource file (exports 4.4). A name per locale is a map
 * from the locale to the name.
 *
 * @param id its name in requests
 * @param version raised whenever the file's content changes
 * @param description what a row is and when it is in the range
 * @param dataset where its rows come from
 * @param anchor the instant by which a range picks rows
 * @param locales languages of headings and words; the first is the default
 * @param durations name of the duration style
 * @param nullText what stands where there is no value
 * @param words per vocabulary and value what is printed for it
 */
@RegisterForReflection
public record Layout(
        String id,
        int version,
        String description,
        String dataset,
        String anchor,
        List<String> locales,
        String durations,
        @JsonProperty("null") String nullText,
        Map<String, Map<String, Map<String, String>>> words,
        List<Column> columns) {

    /**
     * A column.
     *
     * @param fact the dataset's column that it shows
     * @param otherwise the one that it shows while the first has no value; null for none
     * @param header its heading
     * @param words the vocabulary that translates its values; null to print them as they are
     * @param instead what it prints rather than a value; null for nothing
     */
    @RegisterForReflection
    public record Column(String fact, String otherwise, Map<String, String> header, String words, Instead instead) {}

    /**
     * What is printed rather than a value.
     *
     * @param when the dataset's flag that must be true for it
     */
    @RegisterForReflection
    public record Instead(String when, Map<String, String> text) {}
}
