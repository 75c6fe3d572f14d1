package io.colloquy.platform.selection;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the fields of one filter and notes what is wrong with them. */
final class FilterReader {
    /** As many as anyone picks by hand, and few enough that a request can't grow a statement without bound. */
    private static final int MOST_VALUES = 1000;

    private final String prefix;
    private final ZoneId zone;
    private final Violations violations;
    private final List<Criterion> criteria = new ArrayList<>();
    private boolean environmentAsked;

    /** @param prefix what stands before a field's name in violations */
    FilterReader(String prefix, ZoneId zone, Violations violations) {
        this.prefix = prefix;
        this.zone = zone;
        this.violations = violations;
    }

    static List<String> split(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .toList();
    }

    /** Reads a field of a body, whose value may be of any type. */
    void readValue(String field, Object value) {
        if (value instanceof String text) {
            read(field, List.of(text));
        } else if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            read(field, list.stream().map(String.class::cast).toList());
        } else {
            refuse(field, "must be a string or a list of strings");
        }
    }

    void read(String field, List<String> values) {
        Optional<FilterField> words = FilterField.fromWire(field);
        Optional<MomentCriterion.Bound> bound = MomentCriterion.Bound.fromWire(field);
        if (words.isEmpty() && bound.isEmpty() && !field.equals(FactCriterion.FIELD)) {
            refuse(field, "is no field of a filter");
        } else if (values.isEmpty() || values.size() > MOST_VALUES) {
            refuse(field, "must have 1 to " + MOST_VALUES + " values");
        } else if (values.stream().anyMatch(FilterReader::isUnfit)) {
            refuse(field, "must have no empty value and no NUL character");
        } else if (words.isPresent()) {
            readWords(words.get(), values);
        } else if (bound.isPresent()) {
            readMoment(bound.get(), values);
        } else {
            FactComparison comparison = new FactComparison(prefix + field, zone, violations);
            values.forEach(value -> comparison.read(value).ifPresent(criteria::add));
        }
    }

    /** What was read; test conversations are in nothing unless asked for. */
    Filter filter() {
        List<Criterion> all = new ArrayList<>(criteria);
        if (!environmentAsked) {
            all.add(new WordsCriterion(FilterField.ENVIRONMENT, Words.parse(List.of("production"))));
        }
        return new Filter(all, criteria.stream().map(Criterion::field).collect(Collectors.toSet()));
    }

    private void readWords(FilterField field, List<String> values) {
        Words words = Words.parse(values);
        environmentAsked |= field == FilterField.ENVIRONMENT;
        if (!field.vocabulary().isEmpty() && !field.vocabulary().containsAll(words.all())) {
            refuse(
                    field.wire(),
                    "must be one of " + String.join(", ", field.vocabulary()) + ", none, or one of them after !");
        } else if (words.all().contains("")) {
            refuse(field.wire(), "must have a value after !");
        } else {
            criteria.add(new WordsCriterion(field, words));
        }
    }

    private void readMoment(MomentCriterion.Bound bound, List<String> values) {
        Optional<MomentCriterion> criterion = values.size() > 1
                ? Optional.empty()
                : Moments.parse(values.getFirst(), zone).map(moment -> new MomentCriterion(bound, moment));
        criterion.ifPresentOrElse(criteria::add, () -> refuse(bound.wire(), Moments.EXPECTED));
    }

    private static boolean isUnfit(String value) {
        return value.isEmpty() || value.indexOf('\0') >= 0;
    }

    private void refuse(String field, String message) {
        violations.add(prefix + field, message);
    }
}
