package io.colloquy.export.storage;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Not ready while files can't be written: requests then go to a replica that can. */
@Readiness
@ApplicationScoped
class StorageReadiness implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(StorageReadiness.class);

    private final ExportStorage storage;

    StorageReadiness(ExportStorage storage) {
        this.storage = storage;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            storage.check();
            return HealthCheckResponse.up("export storage");
        } catch (IOException e) {
            LOG.warnf("export storage is away: %s", e);
            return HealthCheckResponse.down("export storage");
        }
    }
}
