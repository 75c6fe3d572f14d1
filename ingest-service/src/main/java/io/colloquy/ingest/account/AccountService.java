package io.colloquy.ingest.account;

import io.colloquy.ingest.page.PageRequest;
import io.colloquy.model.event.Violation;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.security.ApiKeyHash;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Makes accounts and their keys, and ends keys. */
@ApplicationScoped
class AccountService {
    private final AccountStore store;

    AccountService(AccountStore store) {
        this.store = store;
    }

    /** Makes an account with a first admin key; 400 for bad input, 409 if there is one of that id. */
    Uni<CreatedAccount> create(NewAccount wanted) {
        require(wanted.violations());
        Account account = new Account(wanted.id(), wanted.name(), wanted.timezone(), now());
        CreatedApiKey first = newKey(new NewApiKey("admin", List.of(Role.ADMIN_NAME), null));
        return store.insert(account, first.stored(), ApiKeyHash.of(first.key()))
                .invoke(inserted -> {
                    if (!inserted) {
                        throw Problems.of(
                                Response.Status.CONFLICT,
                                "account-exists",
                                "There is an account " + wanted.id() + " already");
                    }
                })
                .replaceWith(new CreatedAccount(account, first.key()));
    }

    /** A page of the accounts, by id. */
    Uni<AccountPage> accounts(PageRequest page) {
        return store.accountsAfter(page.after(), page.rows())
                .map(rows -> new AccountPage(page.items(rows), page.next(rows, Account::id)));
    }

    /** Makes a key; 400 for bad input. */
    Uni<CreatedApiKey> createKey(String accountId, NewApiKey wanted) {
        require(wanted.violations(Instant.now()));
        CreatedApiKey key = newKey(wanted);
        return store.insertKey(accountId, key.stored(), ApiKeyHash.of(key.key()))
                .replaceWith(key);
    }

    /** A page of the account's keys, expired and revoked ones too. */
    Uni<ApiKeyPage> keys(String accountId, PageRequest page) {
        return store.keysAfter(accountId, page.after(), page.rows())
                .map(rows -> new ApiKeyPage(page.items(rows), page.next(rows, ApiKey::id)));
    }

    /** Ends a key; 404 if the account has none of that id. */
    Uni<Void> revoke(String accountId, String keyId) {
        return store.revokeKey(accountId, keyId, Instant.now())
                .invoke(found -> {
                    if (!found) {
                        throw Problems.notFound("key", keyId);
                    }
                })
                .replaceWithVoid();
    }

    private static CreatedApiKey newKey(NewApiKey wanted) {
        List<String> roles = wanted.roles().stream().distinct().sorted().toList();
        return new CreatedApiKey(Secret.keyId(), wanted.name(), roles, now(), wanted.expiry(), Secret.key());
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
