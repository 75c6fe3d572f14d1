package io.colloquy.ingest.account;

import io.colloquy.ingest.page.PageRequest;
import io.colloquy.model.event.Violation;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.security.ApiKeyHash;
import io.colloquy.platform.security.Role;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;

/** Makes accounts and their keys, and ends keys. */
@ApplicationScoped
class AccountService {
    private final AccountRepository accounts;
    private final ApiKeyRepository keys;

    AccountService(AccountRepository accounts, ApiKeyRepository keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    /** Makes an account with a first admin key; 400 for bad input, 409 if there is one of that id. */
    @WithTransaction
    Uni<CreatedAccount> create(NewAccount wanted) {
        require(wanted.violations());
        AccountEntity account = new AccountEntity();
        account.accountId = wanted.id();
        account.name = wanted.name();
        account.timezone = wanted.timezone();
        account.createdAt = now();
        return accounts.persistAndFlush(account)
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> Problems.of(
                        Response.Status.CONFLICT, "account-exists", "There is an account " + wanted.id() + " already"))
                .chain(() -> add(wanted.id(), new NewApiKey("admin", List.of(Role.ADMIN_NAME), null)))
                .map(key -> new CreatedAccount(account.toAccount(), key.key()));
    }

    /** A page of the accounts, by id. */
    @WithSession
    Uni<AccountPage> accounts(PageRequest page) {
        return accounts.after(page.after(), page.rows())
                .map(rows -> rows.stream().map(AccountEntity::toAccount).toList())
                .map(rows -> new AccountPage(page.items(rows), page.next(rows, Account::id)));
    }

    /** Makes a key; 400 for bad input. */
    @WithTransaction
    Uni<CreatedApiKey> createKey(String accountId, NewApiKey wanted) {
        require(wanted.violations(Instant.now()));
        return add(accountId, wanted);
    }

    /** A page of the account's keys, expired and revoked ones too. */
    @WithSession
    Uni<ApiKeyPage> keys(String accountId, PageRequest page) {
        return keys.after(accountId, page.after(), page.rows())
                .map(rows -> rows.stream().map(ApiKeyEntity::toApiKey).toList())
                .map(rows -> new ApiKeyPage(page.items(rows), page.next(rows, ApiKey::id)));
    }

    /** Ends a key; 404 if the account has none of that id. */
    @WithTransaction
    Uni<Void> revoke(String accountId, String keyId) {
        return keys.revoke(accountId, keyId, Instant.now())
                .invoke(found -> {
                    if (!found) {
                        throw Problems.notFound("key", keyId);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<CreatedApiKey> add(String accountId, NewApiKey wanted) {
        String secret = Secret.key();
        ApiKeyEntity key = new ApiKeyEntity();
        key.accountId = accountId;
        key.keyId = Secret.keyId();
        key.name = wanted.name();
        key.keyHash = ApiKeyHash.of(secret);
        key.roles = wanted.roles().stream().distinct().sorted().toArray(String[]::new);
        key.createdAt = now();
        key.expiresAt = wanted.expiry();
        return keys.persistAndFlush(key)
                .map(stored -> new CreatedApiKey(
                        key.keyId, key.name, List.of(key.roles), key.createdAt, key.expiresAt, secret));
    }

    /** As the database keeps it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static void require(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
    }
}
