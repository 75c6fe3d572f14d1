package io.colloquy.export.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.export.job.StandingExports;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.selection.Violations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;

/** Making, showing and revoking links (exports 4.1). */
@ApplicationScoped
class LinkService {
    private static final String RAW_LOG = "events";

    private final LinkStore store;
    private final PublicAddress publicAddress;
    private final StandingExports exports;
    private final LinkConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    LinkService(
            LinkStore store,
            PublicAddress publicAddress,
            StandingExports exports,
            LinkConfig config,
            ObjectMapper json,
            Clock clock) {
        this.store = store;
        this.publicAddress = publicAddress;
        this.exports = exports;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Makes one; 400 naming what is wrong, 409 when the account has as many as it may.
     *
     * @param requestBase where the request was sent, for an account that has not said where people reach Colloquy
     */
    Uni<Link> create(String accountId, String createdBy, Link.Request request, String requestBase) {
        requireGood(request);
        LinkToken token = LinkToken.next();
        JsonNode export = exports.withColumns(request.export());
        return exports.check(accountId, export, "export")
                .chain(() -> store.count(accountId))
                .invoke(this::refuseTooMany)
                .chain(() -> publicAddress.of(accountId))
                .chain(base -> store.insert(
                                accountId,
                                token.hash(),
                                request.name(),
                                export.toString(),
                                createdBy,
                                request.expiresAt())
                        .map(row -> shown(row, base.orElse(requestBase).replaceAll("/+$", "") + "/l/" + token.text())));
    }

    Uni<Link.All> list(String accountId) {
        return store.list(accountId)
                .map(rows ->
                        new Link.All(rows.stream().map(row -> shown(row, null)).toList()));
    }

    /** 404 if the account has none of that id. */
    Uni<Link> get(String accountId, UUID id) {
        return store.find(accountId, id).map(found -> shown(found.orElseThrow(() -> none(id)), null));
    }

    /** Revokes it for good; 404 as {@link #get}. */
    Uni<Void> revoke(String accountId, UUID id) {
        return store.revoke(accountId, id).map(revoked -> {
            if (!revoked) {
                throw none(id);
            }
            return null;
        });
    }

    private void requireGood(Link.Request request) {
        if (request == null) {
            throw Problems.invalid("body", "must be a JSON object");
        }
        StandingExports.requireName(request.name());
        Violations violations = new Violations();
        if (request.expiresAt() != null && !request.expiresAt().isAfter(clock.instant())) {
            violations.add("expiresAt", "must be in the future");
        }
        JsonNode export = request.export();
        if (export != null && export.hasNonNull("callbackUrl")) {
            violations.add("export.callbackUrl", "a link calls nobody");
        }
        if (export != null && RAW_LOG.equals(export.path("dataset").asText())) {
            violations.add("export.dataset", "the raw log is not given to whoever has an address");
        }
        if (!violations.list().isEmpty()) {
            throw Problems.invalid(violations.list());
        }
    }

    private void refuseTooMany(long count) {
        if (count >= config.ofAccount()) {
            throw Problems.of(
                    Response.Status.CONFLICT,
                    "too-many-links",
                    "An account has at most " + config.ofAccount() + " links; revoke one first");
        }
    }

    private Link shown(LinkRow row, String url) {
        return new Link(
                row.linkId().toString(),
                row.name(),
                url,
                parsed(row.export()),
                row.createdAt(),
                row.expiresAt(),
                row.revokedAt(),
                row.uses(),
                row.lastUsedAt());
    }

    private JsonNode parsed(String export) {
        try {
            return json.readTree(export);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON is none", e);
        }
    }

    private static RuntimeException none(UUID id) {
        return Problems.notFound("link", id.toString());
    }
}
