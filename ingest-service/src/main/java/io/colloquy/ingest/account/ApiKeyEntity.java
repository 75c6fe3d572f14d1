package io.colloquy.ingest.account;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;

/** The table {@code api_keys}. The key itself is nowhere, only its hash. */
@Entity
@Table(name = "api_keys")
@IdClass(ApiKeyId.class)
class ApiKeyEntity extends PanacheEntityBase {
    @Id
    @Column(name = "account_id")
    String accountId;

    @Id
    @Column(name = "key_id")
    String keyId;

    String name;

    @Column(name = "key_hash")
    byte[] keyHash;

    String[] roles;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    ApiKey toApiKey() {
        return new ApiKey(keyId, name, Arrays.asList(roles), createdAt, expiresAt, revokedAt);
    }
}
