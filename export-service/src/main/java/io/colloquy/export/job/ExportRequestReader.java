package io.colloquy.export.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.platform.selection.Violations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From the body to the request: finds every member of the wrong type and every one that is not known. Pure. */
final class ExportRequestReader {
    private static final Set<String> KNOWN = Set.of(
            "dataset",
            "layout",
            "format",
            "range",
            "preset",
            "timezone",
            "filter",
            "columns",
            "csv",
            "compression",
            "durations",
            "anchor",
            "locale",
            "clock",
            "callbackUrl",
            "name");
    private static final Set<String> RANGE = Set.of("from", "to");
    private static final Set<String> CSV = Set.of("delimiter", "bom", "header", "newline");

    private final Violations violations;

    private ExportRequestReader(Violations violations) {
        this.violations = violations;
    }

    /** The request; members that are wrong are null in it and named in {@code violations}. */
    static ExportRequest read(JsonNode body, Violations violations) {
        return new ExportRequestReader(violations).read(body);
    }

    private ExportRequest read(JsonNode body) {
        if (body == null || !body.isObject()) {
            violations.add("body", "must be a JSON object");
            return new ExportRequest(
                    null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        }
        refuseUnknown(body, "", KNOWN);
        return new ExportRequest(
                text(body, "", "dataset"),
                text(body, "", "layout"),
                text(body, "", "format"),
                range(body),
                text(body, "", "preset"),
                text(body, "", "timezone"),
                filter(body),
                columns(body),
                csv(body),
                text(body, "", "compression"),
                text(body, "", "durations"),
                text(body, "", "anchor"),
                text(body, "", "locale"),
                text(body, "", "clock"),
                text(body, "", "callbackUrl"),
                text(body, "", "name"));
    }

    private ExportRequest.Range range(JsonNode body) {
        JsonNode range = object(body, "range");
        if (range == null) {
            return null;
        }
        refuseUnknown(range, "range.", RANGE);
        return new ExportRequest.Range(text(range, "range.", "from"), text(range, "range.", "to"));
    }

    private ExportRequest.Csv csv(JsonNode body) {
        JsonNode csv = object(body, "csv");
        if (csv == null) {
            return null;
        }
        refuseUnknown(csv, "csv.", CSV);
        return new ExportRequest.Csv(
                text(csv, "csv.", "delimiter"), flag(csv, "bom"), flag(csv, "header"), text(csv, "csv.", "newline"));
    }

    private List<String> columns(JsonNode body) {
        JsonNode columns = body.get("columns");
        if (isAbsent(columns)) {
            return null;
        }
        if (!columns.isArray()) {
            violations.add("columns", "must be a list of column ids");
            return null;
        }
        return texts(columns, "columns");
    }

    private Map<String, List<String>> filter(JsonNode body) {
        JsonNode filter = object(body, "filter");
        if (filter == null) {
            return null;
        }
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        filter.properties().forEach(field -> {
            String path = "filter." + field.getKey();
            if (field.getValue().isTextual()) {
                conditions.put(field.getKey(), List.of(field.getValue().textValue()));
            } else if (field.getValue().isArray()) {
                conditions.put(field.getKey(), texts(field.getValue(), path));
            } else {
                violations.add(path, "must be a string or a list of strings");
            }
        });
        return conditions;
    }

    private List<String> texts(JsonNode list, String path) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).isTextual()) {
                texts.add(list.get(i).textValue());
            } else {
                violations.add(path + "[" + i + "]", "must be a string");
            }
        }
        return texts;
    }

    private String text(JsonNode parent, String path, String field) {
        JsonNode value = parent.get(field);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isTextual() || value.textValue().indexOf('\0') >= 0) {
            violations.add(path + field, "must be a string");
            return null;
        }
        return value.textValue();
    }

    private Boolean flag(JsonNode csv, String field) {
        JsonNode value = csv.get(field);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isBoolean()) {
            violations.add("csv." + field, "must be true or false");
            return null;
        }
        return value.booleanValue();
    }

    private JsonNode object(JsonNode parent, String field) {
        JsonNode value = parent.get(field);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isObject()) {
            violations.add(field, "must be an object");
            return null;
        }
        return value;
    }

    private void refuseUnknown(JsonNode object, String path, Set<String> known) {
        object.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                violations.add(path + field, "is not known here");
            }
        });
    }

    private static boolean isAbsent(JsonNode value) {
        return value == null || value.isNull();
    }
}
