package io.colloquy.export.layout;

import io.colloquy.export.dataset.Datasets;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.selection.Violations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The layouts that an account can ask for: the built-in ones and its own (exports 4.4). */
@ApplicationScoped
public class LayoutService {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final int MOST = 100;
    private static final int LARGEST_BYTES = 256 * 1024;

    private final Layouts builtIn;
    private final LayoutStore own;
    private final Datasets datasets;

    LayoutService(Layouts builtIn, LayoutStore own, Datasets datasets) {
        this.builtIn = builtIn;
        this.own = own;
        this.datasets = datasets;
    }

    /** The built-in ones, then the account's. */
    Uni<List<LayoutDocument>> list(String accountId) {
        return own.list(accountId).map(found -> {
            List<LayoutDocument> all = new ArrayList<>(builtIn.all());
            all.addAll(found);
            return all;
        });
    }

    /** The layout; empty if there is none of that id ({@code null} finds none). */
    public Uni<Optional<LayoutDocument>> find(String accountId, String layoutId) {
        Optional<LayoutDocument> found = Optional.ofNullable(layoutId).flatMap(builtIn::find);
        return found.isPresent() || layoutId == null || !ID.matcher(layoutId).matches()
                ? Uni.createFrom().item(found)
                : own.find(accountId, layoutId);
    }

    /** The layout; 404 if there is none of that id. */
    Uni<LayoutDocument> get(String accountId, String layoutId) {
        return find(accountId, layoutId).map(found -> found.orElseThrow(() -> Problems.notFound("layout", layoutId)));
    }

    /**
     * Stores a layout of the account, in place of what had the id before.
     *
     * @param by id of the key
     * @return fails with 400 naming everything that is wrong in the document, 409 for the id of a built-in one and for more
     *     layouts than an account may have, 413 for a document that is too large
     */
    Uni<LayoutDocument> put(String accountId, String layoutId, String document, String by) {
        requireOwn(layoutId);
        if (document.getBytes(StandardCharsets.UTF_8).length > LARGEST_BYTES) {
            throw Problems.of(
                    Response.Status.REQUEST_ENTITY_TOO_LARGE,
                    "too-large",
                    "A layout has at most " + LARGEST_BYTES + " bytes");
        }
        LayoutDocument layout = read(layoutId, document);
        return own.put(accountId, layout, by, MOST).map(stored -> {
            if (!stored) {
                throw Problems.of(
                        Response.Status.CONFLICT,
                        "too-many-layouts",
                        "An account has at most " + MOST + " layouts of its own; delete one");
            }
            return layout;
        });
    }

    /** Deletes a layout of the account; 404 if it has none of that id, 409 for a built-in one. */
    Uni<Void> delete(String accountId, String layoutId) {
        requireOwn(layoutId);
        return own.delete(accountId, layoutId)
                .invoke(deleted -> {
                    if (!deleted) {
                        throw Problems.notFound("layout", layoutId);
                    }
                })
                .replaceWithVoid();
    }

    private LayoutDocument read(String layoutId, String document) {
        Violations violations = new Violations();
        if (document.indexOf('\0') >= 0) {
            violations.add("body", "must not contain the character 0");
        }
        Optional<LayoutDocument> found = LayoutDocument.read(document, false, violations);
        found.ifPresent(read -> {
            if (!layoutId.equals(read.layout().id())) {
                violations.add("id", "must be that of the address, " + layoutId);
            }
            LayoutRules.check(read.layout(), datasets, violations);
        });
        if (!violations.list().isEmpty()) {
            throw Problems.invalid(violations.list());
        }
        return found.orElseThrow();
    }

    private void requireOwn(String layoutId) {
        if (!ID.matcher(layoutId).matches()) {
            throw Problems.invalid(
                    "id", "must be 1 to 100 of a-z, 0-9, dot, underscore and dash, and begin with a letter or digit");
        }
        if (builtIn.find(layoutId).isPresent()) {
            throw Problems.of(
                    Response.Status.CONFLICT,
                    "built-in-layout",
                    "The layout " + layoutId + " is built in and can't be changed; choose another id");
        }
    }
}
