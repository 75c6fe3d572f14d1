package io.colloquy.export.dataset;

import io.colloquy.model.fact.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The datasets there are (exports 4.3), with the columns that the catalogue of facts gives them. */
@ApplicationScoped
public class Datasets {
    private static final int VERSION_LENGTH = 12;

    private final List<Dataset> all = List.of(conversations());

    /** All, in the order in which they are listed. */
    public List<Dataset> all() {
        return all;
    }

    /** The dataset of that id; empty for an unknown one. */
    public Optional<Dataset> find(String id) {
        return all.stream().filter(dataset -> dataset.id().equals(id)).findFirst();
    }

    private static Dataset conversations() {
        Map<String, DatasetColumn> columns = new LinkedHashMap<>();
        StringBuilder definitions = new StringBuilder();
        Arrays.stream(Fact.values()).filter(fact -> !fact.isInternal()).forEach(fact -> {
            DatasetColumn column = column(fact);
            columns.put(column.id(), column);
            definitions.append(column).append('\n');
        });
        return new Dataset(
                "conversations",
                "One row a conversation, with every fact of the catalogue",
                "conversations",
                Fact.CONVERSATION_ID.column(),
                List.of(Fact.OPENED_AT.id(), Fact.CLOSED_AT.id()),
                version(definitions.toString()),
                columns);
    }

    private static DatasetColumn column(Fact fact) {
        return new DatasetColumn(
                fact.id(),
                fact.type(),
                fact.unit(),
                "%s: %s. Empty when: %s".formatted(fact.label(), fact.definition(), fact.nullRule()),
                fact.column());
    }

    /** Worked out from the definitions themselves, so that nobody can forget to raise it. */
    private static String version(String definitions) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(definitions.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, VERSION_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
