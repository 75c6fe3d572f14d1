package io.colloquy.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.api.ApiClient;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account that the launcher works with, and a fresh admin key of it at every start. */
public final class LocalAccount {
    /** Its id. */
    public static final String ID = "local";

    private static final String KEY_NAME = "launcher";
    private static final List<String> ADMIN = List.of("admin");

    private final String ingest;
    private final String rootKey;
    private final KeyRecovery recovery;
    private final PrintStream out;

    LocalAccount(String ingest, String rootKey, KeyRecovery recovery, PrintStream out) {
        this.ingest = ingest;
        this.rootKey = rootKey;
        this.recovery = recovery;
        this.out = out;
    }

    /** Makes the account if it is missing. Returns a fresh admin key; the launcher's key before it is revoked. */
    String freshAdminKey(Optional<String> keyBefore) {
        try (ApiClient root = new ApiClient(ingest, rootKey)) {
            ApiClient.Answer made =
                    root.post("/v1/accounts", Map.of("id", ID, "name", "Local", "timezone", systemZone()));
            if (made.status() != 409) {
                return made.success("Making the account").path("adminKey").asText();
            }
        }
        return keyBefore.flatMap(this::replace).orElseGet(this::recover);
    }

    private Optional<String> replace(String keyBefore) {
        try (ApiClient admin = new ApiClient(ingest, keyBefore)) {
            ApiClient.Answer made = admin.post("/v1/keys", Map.of("name", KEY_NAME, "roles", ADMIN));
            if (made.status() == 401) {
                return Optional.empty();
            }
            JsonNode key = made.success("Making an admin key");
            revokeOthers(admin, key.path("id").asText());
            return Optional.of(key.path("key").asText());
        }
    }

    /** Keys of earlier starts; keys that people made stay. */
    private static void revokeOthers(ApiClient admin, String kept) {
        List<String> earlier = new ArrayList<>();
        JsonNode page = admin.get("/v1/keys?limit=500").success("Listing the keys");
        for (JsonNode key : page.path("keys")) {
            if (key.path("name").asText().equals(KEY_NAME)
                    && key.path("revokedAt").isNull()
                    && !key.path("id").asText().equals(kept)) {
                earlier.add(key.path("id").asText());
            }
        }
        earlier.forEach(id -> admin.delete("/v1/keys/" + id).success("Revoking the key before"));
    }

    /** Nobody holds a key that could make another one. Whoever owns the database's files may make one there. */
    private String recover() {
        out.println("No stored admin key works: wrote a new one straight into the database's table api_keys.");
        return recovery.newAdminKey(ID, KEY_NAME);
    }

    private static String systemZone() {
        String zone = ZoneId.systemDefault().getId();
        return zone.contains("/") ? zone : "UTC";
    }
}
