package io.colloquy.ingest.account;

import io.colloquy.model.event.Violation;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an account is made of.
 *
 * @param id chosen by whoever makes it, for good
 * @param timezone IANA name, like America/Sao_Paulo
 */
@Schema(
        description = "What an account is made of",
        requiredProperties = {"id", "name", "timezone"})
record NewAccount(
        @Schema(description = "Chosen by whoever makes it, for good", pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")
        String id,

        @Schema(maxLength = 200) String name,

        @Schema(description = "IANA name", examples = "America/Sao_Paulo")
        String timezone) {
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** What is wrong with it; empty if nothing is. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        if (id == null || !id.matches(ID)) {
            violations.add(new Violation("id", "must have 1 to 64 letters, digits, dots, dashes or underscores"));
        }
        Names.check(name, violations);
        if (timezone == null || !ZoneId.getAvailableZoneIds().contains(timezone)) {
            violations.add(new Violation("timezone", "must be an IANA time zone, like America/Sao_Paulo"));
        }
        return violations;
    }
}
