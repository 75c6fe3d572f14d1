package io.colloquy.ingest.account;

import io.colloquy.model.event.Rfc3339;
import io.colloquy.model.event.Violation;
import io.colloquy.platform.security.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a key is made of.
 *
 * @param roles at least one of ingest, viewer, operator, admin
 * @param expiresAt an instant to come, with offset; null for never
 */
@Schema(
        description = "What a key is made of",
        requiredProperties = {"name", "roles"})
record NewApiKey(
        @Schema(maxLength = 200) String name,

        @Schema(description = "At least one of ingest, viewer, operator, admin")
        List<String> roles,

        @Schema(description = "An instant to come, with offset; null for never", nullable = true, format = "date-time")
        String expiresAt) {
    /** What is wrong with it at that instant; empty if nothing is. */
    List<Violation> violations(Instant now) {
        List<Violation> violations = new ArrayList<>();
        Names.check(name, violations);
        if (roles == null || roles.isEmpty() || !roles.stream().allMatch(NewApiKey::isRole)) {
            violations.add(new Violation("roles", "must be some of ingest, viewer, operator, admin"));
        }
        if (expiresAt != null && Rfc3339.parse(expiresAt).filter(now::isBefore).isEmpty()) {
            violations.add(new Violation(
                    "expiresAt", "must be a date and time to come, with an offset, like 2030-01-01T00:00:00Z"));
        }
        return violations;
    }

    /** When it expires; null for never. */
    Instant expiry() {
        return expiresAt == null ? null : Rfc3339.parse(expiresAt).orElseThrow();
    }

    private static boolean isRole(String role) {
        return role != null && Role.ofAccountKey(role).isPresent();
    }
}
