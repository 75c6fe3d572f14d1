package io.colloquy.export.dataset;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.FactType;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The datasets there are (exports 4.3): conversations with the columns that the catalogue of facts gives them, every
 * file that {@code datasets/index.txt} names, and transcripts, which are documents and have no columns.
 */
@Startup
@ApplicationScoped
public class Datasets {
    /** A column of every dataset for layouts only: whose file it is. */
    public static final String ACCOUNT = "account";

    private static final int VERSION_LENGTH = 12;
    private static final String FOLDER = "datasets/";
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /**
     * What belongs to what happened in a range: the conversations whose messages were collected in it, or whose status an
     * agent changed in it (STILINGUE's workbook shows the conversations of its other two tabs).
     */
    private static final String TOUCHED = """
            conversation_id IN (
                SELECT i.conversation_id FROM interactions i WHERE i.account_id = :account AND :range[i.collected_at]
                UNION
                SELECT s.conversation_id FROM status_changes s
                WHERE s.account_id = :account AND s.by_type = 'agent' AND :range[s.at])""";

    private static final Dataset.Rows.Queried CONVERSATIONS = new Dataset.Rows.Queried(
            "conversations", "account_id = :account AND :anchor AND :filter[]", List.of("conversation_id"));

    private final List<Dataset> all;

    /** Reads the resource files. */
    public Datasets() {
        List<Dataset> found = new ArrayList<>();
        found.add(conversations());
        read(FOLDER + "index.txt").lines().forEach(file -> found.add(parse(FOLDER + file)));
        found.add(transcripts());
        this.all = List.copyOf(found);
    }

    /** All, in the order in which they are listed. */
    public List<Dataset> all() {
        return all;
    }

    /** The dataset of that id; empty for an unknown one. */
    public Optional<Dataset> find(String id) {
        return all.stream().filter(dataset -> dataset.id().equals(id)).findFirst();
    }

    private static Dataset conversations() {
        List<DatasetColumn> columns = Arrays.stream(Fact.values())
                .filter(fact -> !fact.isInternal())
                .map(Datasets::column)
                .toList();
        return dataset(
                "conversations",
                "One row a conversation, with every fact of the catalogue",
                false,
                CONVERSATIONS,
                List.of(
                        anchor(Fact.OPENED_AT),
                        anchor(Fact.CLOSED_AT),
                        new Dataset.Anchor("active_at", Fact.OPENED_AT.column(), TOUCHED, true)),
                Dataset.Filtering.CONVERSATION,
                columns);
    }

    /** The id is read to ask for the transcript by, and is nobody else's to read. */
    private static Dataset transcripts() {
        DatasetColumn id = column(Fact.CONVERSATION_ID);
        return dataset(
                "transcripts",
                "One PDF a conversation, in a zip: all that was said and done in it, to be read",
                false,
                new Dataset.Rows.Transcripts(CONVERSATIONS),
                List.of(anchor(Fact.OPENED_AT), anchor(Fact.CLOSED_AT)),
                Dataset.Filtering.CONVERSATION,
                List.of(new DatasetColumn(id.id(), id.type(), id.unit(), id.description(), id.sql(), true)));
    }

    private static Dataset parse(String resource) {
        try {
            DatasetFile file = YAML.readValue(read(resource), DatasetFile.class);
            return dataset(
                    file.id(),
                    file.description(),
                    file.adminOnly(),
                    file.rows(),
                    file.anchors().stream().map(DatasetFile.AnchorEntry::anchor).toList(),
                    file.filtering(),
                    file.columns().stream().map(DatasetFile.ColumnEntry::column).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("not a dataset: " + resource, e);
        }
    }

    private static Dataset dataset(
            String id,
            String description,
            boolean adminOnly,
            Dataset.Rows rows,
            List<Dataset.Anchor> anchors,
            Dataset.Filtering filters,
            List<DatasetColumn> columns) {
        Map<String, DatasetColumn> byId = new LinkedHashMap<>();
        StringBuilder definitions = new StringBuilder().append(rows).append(anchors);
        for (DatasetColumn column : columns) {
            byId.put(column.id(), column);
            definitions.append(column).append('\n');
        }
        byId.put(
                ACCOUNT,
                new DatasetColumn(
                        ACCOUNT, FactType.TEXT, null, "The account whose file it is", ":account::text", true));
        return new Dataset(id, description, adminOnly, rows, anchors, filters, version(definitions.toString()), byId);
    }

    private static Dataset.Anchor anchor(Fact fact) {
        return new Dataset.Anchor(fact.id(), fact.column(), null, false);
    }

    private static DatasetColumn column(Fact fact) {
        return new DatasetColumn(
                fact.id(),
                fact.type(),
                fact.unit(),
                "%s: %s. Empty when: %s".formatted(fact.label(), fact.definition(), fact.nullRule()),
                fact.column(),
                false);
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

    private static String read(String resource) {
        try (InputStream in = Datasets.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("unreadable resource " + resource, e);
        }
    }
}
