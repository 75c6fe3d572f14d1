package io.colloquy.export.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.colloquy.platform.selection.Violations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A layout with the document that describes it, YAML or JSON.
 *
 * @param document as it was written
 * @param sha256 of the document, lower-case hex: what manifests say
 * @param builtIn whether it is a resource file
 */
public record LayoutDocument(Layout layout, String document, String sha256, boolean builtIn) {
    /** JSON is YAML too. */
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Reads a document; empty if it is none, then with the reason in {@code violations}. */
    static Optional<LayoutDocument> read(String document, boolean builtIn, Violations violations) {
        try {
            Layout layout = YAML.readValue(document, Layout.class);
            if (layout == null) {
                violations.add("body", "is empty");
                return Optional.empty();
            }
            return Optional.of(new LayoutDocument(layout, document, hash(document), builtIn));
        } catch (JsonMappingException e) {
            // A document that ends or breaks inside of a member comes wrapped in the member.
            if (e.getCause() instanceof StreamReadException syntax) {
                refuse(syntax, violations);
            } else {
                violations.add(place(e), "is not known here, or of the wrong type");
            }
        } catch (JsonProcessingException e) {
            refuse(e, violations);
        }
        return Optional.empty();
    }

    private static void refuse(JsonProcessingException e, Violations violations) {
        String line = e.getLocation() == null ? "" : ": line " + e.getLocation().getLineNr();
        violations.add("body", "is neither YAML nor JSON" + line);
    }

    private static String place(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "body" : path.substring(1);
    }

    /** What its tables read. */
    public List<String> datasets() {
        return layout.tables().stream().map(Layout.Table::dataset).toList();
    }

    private static String hash(String document) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
