package io.colloquy.export.layout;

import io.colloquy.export.dataset.Datasets;
import io.colloquy.model.event.Violation;
import io.colloquy.platform.selection.Violations;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The built-in layouts: every file that {@code layouts/index.txt} names, read and checked at the start. */
@Startup
@ApplicationScoped
public class Layouts {
    private static final String FOLDER = "layouts/";
    private static final String INDEX = FOLDER + "index.txt";

    private final List<LayoutDocument> all;

    Layouts(Datasets datasets) {
        this.all =
                read(INDEX).lines().map(file -> parse(FOLDER + file, datasets)).toList();
    }

    /** All, in the order of the index. */
    public List<LayoutDocument> all() {
        return all;
    }

    /** The layout of that id; empty for an unknown one. */
    public Optional<LayoutDocument> find(String id) {
        return all.stream().filter(found -> found.layout().id().equals(id)).findFirst();
    }

    private static LayoutDocument parse(String resource, Datasets datasets) {
        Violations violations = new Violations();
        Optional<LayoutDocument> found = LayoutDocument.read(read(resource), true, violations);
        found.ifPresent(document -> LayoutRules.check(document.layout(), datasets, violations));
        List<Violation> wrong = violations.list();
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("not a layout: " + resource + ": " + wrong);
        }
        return found.orElseThrow();
    }

    private static String read(String resource) {
        try (InputStream in = Layouts.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("unreadable resource " + resource, e);
        }
    }
}
