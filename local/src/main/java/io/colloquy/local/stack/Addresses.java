package io.colloquy.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * What a client needs to know, as in {@code local.json}.
 *
 * @param ingest the base address of ingest-service
 * @param report the base address of report-service
 * @param export the base address of export-service
 * @param adminKey a key with the role admin of the account {@code local}
 * @param rootKey the installation's key, which makes accounts
 */
public record Addresses(String ingest, String report, String export, String adminKey, String rootKey) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Reads the file; empty if there is none, or none that can be read. */
    public static Optional<Addresses> read(DataDirectory data) {
        try {
            return Optional.of(JSON.readValue(Files.readString(data.localJson()), Addresses.class));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    void write(DataDirectory data) {
        try {
            String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
            DataDirectory.writePrivately(data.localJson(), json + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "Addresses[ingest=" + ingest + ", report=" + report + ", export=" + export + "]";
    }
}
