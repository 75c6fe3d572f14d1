package io.colloquy.ingest.account;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Accounts, by id. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<AccountEntity, String> {
    Uni<List<AccountEntity>> after(String after, int rows) {
        return find("accountId > ?1", Sort.by("accountId"), after)
                .range(0, rows - 1)
                .list();
    }
}
