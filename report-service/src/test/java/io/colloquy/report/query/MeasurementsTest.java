package io.colloquy.report.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.report.catalogue.Catalogue;
import io.colloquy.report.catalogue.Metric;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The catalogue says what can be asked; here is held that it can be, and nothing else. */
class MeasurementsTest {

    @Test
    void whatTheCatalogueOffersIsMeasuredAndNothingElse() {
        Set<String> offered = Catalogue.all().stream()
                .filter(metric -> !metric.aggregates().isEmpty())
                .map(Metric::id)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(Measurements.ids())).isEqualTo(offered);
    }

    @Test
    void metricIsSplitByTheDimensionsThatTheCatalogueNames() {
        for (String id : Measurements.ids()) {
            Set<String> dimensions = Measurements.find(id).orElseThrow().dimensions().stream()
                    .map(Dimension::wire)
                    .collect(Collectors.toCollection(TreeSet::new));

            Set<String> named = new TreeSet<>(Catalogue.find(id).orElseThrow().dimensions());
            named.removeIf(name -> Dimension.fromWire(name).orElseThrow().isOfTime());

            assertThat(dimensions).as(id).isEqualTo(named);
        }
    }

    @Test
    void everyAggregateOfTheCatalogueIsKnown() {
        assertThat(Catalogue.all()).allSatisfy(metric -> assertThat(metric.aggregates())
                .allSatisfy(
                        aggregate -> assertThat(Aggregate.fromWire(aggregate)).isPresent()));
    }
}
