package io.colloquy.export.layout;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.colloquy.export.dataset.Datasets;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The layouts there are: every file that {@code layouts/index.txt} names, read and checked at the start. */
@Startup
@ApplicationScoped
public class Layouts {
    private static final String FOLDER = "layouts/";
    private static final String INDEX = FOLDER + "index.txt";
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final List<Layout> all;

    Layouts(Datasets datasets) {
        this.all = read(INDEX).lines().map(file -> parse(FOLDER + file)).toList();
        all.forEach(layout -> LayoutRules.check(layout, datasets));
    }

    /** All, in the order of the index. */
    public List<Layout> all() {
        return all;
    }

    /** The layout of that id; empty for an unknown one. */
    public Optional<Layout> find(String id) {
        return all.stream().filter(layout -> layout.id().equals(id)).findFirst();
    }

    private static Layout parse(String resource) {
        try {
            return YAML.readValue(read(resource), Layout.class);
        } catch (IOException e) {
            throw new UncheckedIOException("not a layout: " + resource, e);
        }
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
