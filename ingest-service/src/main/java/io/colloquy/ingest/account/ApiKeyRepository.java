package io.colloquy.ingest.account;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Keys of accounts; every query names the account. */
@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKeyEntity, ApiKeyId> {
    Uni<List<ApiKeyEntity>> after(String accountId, String after, int rows) {
        return find("accountId = ?1 and keyId > ?2", Sort.by("keyId"), accountId, after)
                .range(0, rows - 1)
                .list();
    }

    /** Whether there is such a key; one that was revoked before keeps its instant. */
    Uni<Boolean> revoke(String accountId, String keyId, Instant now) {
        return update("revokedAt = coalesce(revokedAt, ?1) where accountId = ?2 and keyId = ?3", now, accountId, keyId)
                .map(updated -> updated > 0);
    }
}
