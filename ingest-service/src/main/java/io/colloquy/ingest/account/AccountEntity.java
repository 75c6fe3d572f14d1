package io.colloquy.ingest.account;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The table {@code accounts}. */
@Entity
@Table(name = "accounts")
class AccountEntity extends PanacheEntityBase {
    @Id
    @Column(name = "account_id")
    String accountId;

    String name;
    String timezone;

    @Column(name = "created_at")
    Instant createdAt;

    Account toAccount() {
        return new Account(accountId, name, timezone, createdAt);
    }
}
