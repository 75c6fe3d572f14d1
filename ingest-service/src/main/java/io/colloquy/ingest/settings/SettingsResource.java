package io.colloquy.ingest.settings;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/settings}: how the account counts (API contract 05, Configuration). */
@Path("/v1/settings")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "settings", description = "How the account counts")
class SettingsResource {
    private final SettingsService settings;
    private final Caller caller;

    SettingsResource(SettingsService settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getSettings", summary = "The settings in force")
    public Uni<Settings> get() {
        return settings.get(caller.accountId());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putSettings",
            summary = "Replace all settings",
            description = "An absent field gets its default, the zone stays. The change is an event in the log.")
    public Uni<Settings> put(@NotNull(message = "must be an object") Settings wanted) {
        return settings.put(caller.accountId(), wanted);
    }
}
