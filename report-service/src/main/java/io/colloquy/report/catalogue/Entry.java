package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes an entry of the catalogue that is no fact of a conversation: what is not said is null or as its dataset says. */
final class Entry {
    private static final String SECONDS = "seconds";
    private static final String COUNT = "count";

    private final String id;
    private final Dataset dataset;
    private final String column;
    private final String type;
    private final String unit;
    private String name;
    private String definition;
    private String startsAt;
    private String stopsAt;
    private String leavesOut;
    private String nullRule = "never";
    private String anchor;
    private List<String> dimensions;
    private List<String> aggregates;
    private String businessTwin;
    private Set<Seed> seeds = Set.of();
    private String document;
    private String example;

    private Entry(Dataset dataset, String id, String column, String type, String unit) {
        this.dataset = dataset;
        this.id = id;
        this.column = column;
        this.type = type;
        this.unit = unit;
        this.anchor = dataset == null ? "as the metric that it works on" : dataset.anchor();
        this.dimensions = dataset == null ? Dataset.CONVERSATIONS.dimensions() : dataset.dimensions();
        this.aggregates = dataset == null || !dataset.isAsked() ? Aggregates.NONE : Aggregates.ofColumn(type);
        this.document = dataset == null ? Sources.AGGREGATES : dataset.document();
    }

    /** A column that describes a row. */
    static Entry text(Dataset dataset, String column) {
        return describing(dataset, column, "text");
    }

    /** A column that says when. */
    static Entry instant(Dataset dataset, String column) {
        return describing(dataset, column, "instant");
    }

    private static Entry describing(Dataset dataset, String column, String type) {
        Entry entry = new Entry(dataset, dataset.wire() + "." + column, column, type, null);
        entry.dimensions = List.of();
        return entry;
    }

    /** A column that counts. */
    static Entry count(Dataset dataset, String column) {
        return new Entry(dataset, column, column, COUNT, COUNT);
    }

    /** A column that says how long something may take: a number of seconds that no clock has measured. */
    static Entry limit(Dataset dataset, String column) {
        return new Entry(dataset, column, column, COUNT, SECONDS);
    }

    /** A column that says yes or no. */
    static Entry flag(Dataset dataset, String column) {
        return new Entry(dataset, column, column, "boolean", null);
    }

    /** A column with decimals. */
    static Entry decimal(Dataset dataset, String column) {
        return new Entry(dataset, column, column, "decimal", null);
    }

    /** A column that measures time. */
    static Entry duration(Dataset dataset, String column, String startsAt, String stopsAt) {
        return new Entry(dataset, column, column, "duration", SECONDS).clock(startsAt, stopsAt);
    }

    /** The same under another id, where the column's name is taken. */
    static Entry duration(Dataset dataset, String id, String column, String startsAt, String stopsAt) {
        return new Entry(dataset, id, column, "duration", SECONDS).clock(startsAt, stopsAt);
    }

    /** A number worked out over the rows of a dataset. */
    static Entry over(Dataset dataset, String id, String type) {
        return new Entry(dataset, id, null, type, type.equals(COUNT) ? COUNT : null)
                .asked(Aggregates.overRows(type))
                .document(Sources.AGGREGATES);
    }

    /** A function of the values of any metric: what it gives is in that metric's unit, unless it is a count or a share. */
    static Entry function(String id, String type) {
        return new Entry(null, id, null, type, type.equals(COUNT) ? COUNT : null);
    }

    private Entry clock(String start, String stop) {
        this.startsAt = start;
        this.stopsAt = stop;
        return this;
    }

    Entry is(String label, String meaning) {
        this.name = label;
        this.definition = meaning;
        return this;
    }

    Entry leavingOut(String what) {
        this.leavesOut = what;
        return this;
    }

    Entry nullWhen(String rule) {
        this.nullRule = rule;
        return this;
    }

    Entry at(String moment) {
        this.anchor = moment;
        return this;
    }

    Entry by(List<String> dimensionNames) {
        this.dimensions = dimensionNames;
        return this;
    }

    Entry asked(List<String> aggregateNames) {
        this.aggregates = aggregateNames;
        return this;
    }

    Entry twin(String id) {
        this.businessTwin = id;
        return this;
    }

    Entry seeds(Seed... products) {
        this.seeds = Set.of(products);
        return this;
    }

    Entry document(String own) {
        this.document = own;
        return this;
    }

    Entry example(String worked) {
        this.example = worked;
        return this;
    }

    /** This entry, and its business twin where it has one. */
    List<Metric> withTwin(String twinExample) {
        List<Metric> both = new ArrayList<>();
        String twin = id + "_business";
        both.add(twin(twin).metric());
        Entry business = new Entry(dataset, twin, column + "_business", type, unit)
                .clock(startsAt, stopsAt)
                .is(name + " in business time", definition + "; counted inside the opening hours")
                .leavingOut("time outside of the opening hours, holidays included")
                .nullWhen(nullRule + "; no calendar")
                .document(Sources.BUSINESS_TIME)
                .example(twinExample);
        both.add(business.metric());
        return both;
    }

    Metric metric() {
        return new Metric(
                id,
                null,
                dataset == null ? null : dataset.wire(),
                column,
                name,
                type,
                unit,
                definition,
                startsAt,
                stopsAt,
                leavesOut,
                nullRule,
                anchor,
                dimensions,
                aggregates,
                businessTwin,
                Sources.of(seeds, document),
                example);
    }
}
