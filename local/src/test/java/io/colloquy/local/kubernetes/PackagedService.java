package io.colloquy.local.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** What a built service can be configured with, as its jars tell: the mappings of its own and Quarkus's model of keys. */
final class PackagedService implements AutoCloseable {
    private static final String QUARKUS_MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";

    private final List<Path> jars;
    private final URLClassLoader classes;

    PackagedService(String service) throws IOException {
        Path application = Overlay.HOME.resolve(service).resolve("target/quarkus-app");
        try (Stream<Path> files = Files.walk(application)) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.startsWith(application.resolve("quarkus")))
                    .sorted()
                    .toList();
        }
        classes = new URLClassLoader(
                jars.stream().map(PackagedService::url).toArray(URL[]::new),
                getClass().getClassLoader());
    }

    /** The interfaces with {@code @ConfigMapping} of our own. */
    List<Class<?>> mappings() throws IOException {
        List<Class<?>> mappings = new ArrayList<>();
        for (Path jar : jars) {
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : Collections.list(file.entries())) {
                    if (entry.getName().matches("io/colloquy/.*Config\\.class")) {
                        Class<?> mapping =
                                load(entry.getName().replace('/', '.').replaceFirst("\\.class$", ""));
                        if (mapping.isAnnotationPresent(ConfigMapping.class)) {
                            mappings.add(mapping);
                        }
                    }
                }
            }
        }
        return mappings;
    }

    /** The keys of our own, each with its default or an empty text, and the method that reads it. */
    Map<String, ConfigMappingKey> ownKeys() throws IOException {
        Map<String, ConfigMappingKey> keys = new TreeMap<>();
        for (Class<?> mapping : mappings()) {
            ConfigMappings.getProperties(ConfigClass.configClass(mapping)).forEach((key, property) -> {
                String fallback = property.hasDefaultValue() ? property.getDefaultValue() : "";
                keys.put(key, new ConfigMappingKey(mapping, property.getMethod().getName(), fallback));
            });
        }
        return keys;
    }

    /**
     * A key of a mapping.
     *
     * @param mapping its interface
     * @param method its method
     * @param fallback its default; empty without one
     */
    record ConfigMappingKey(Class<?> mapping, String method, String fallback) {}

    /** All environment variables that it reads at its start, those of Quarkus and of its extensions among them. */
    Set<String> environmentVariables() throws IOException {
        Set<String> names = new TreeSet<>();
        ownKeys().keySet().forEach(key -> names.add(environmentVariable(key)));
        for (String file : List.of("application.properties", "META-INF/microprofile-config.properties")) {
            for (URL resource : Collections.list(classes.findResources(file))) {
                Properties properties = new Properties();
                try (var stream = resource.openStream()) {
                    properties.load(stream);
                }
                properties.stringPropertyNames().stream()
                        .filter(key -> key.startsWith("colloquy."))
                        .forEach(key -> names.add(environmentVariable(key)));
            }
        }
        for (URL model : Collections.list(classes.findResources(QUARKUS_MODEL))) {
            collect(new JsonMapper().readTree(model), names);
        }
        return names;
    }

    static String environmentVariable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (node.path("phase").asText().equals("RUN_TIME") && node.path("path").has("environmentVariable")) {
            names.add(node.at("/path/environmentVariable").asText());
        }
        node.forEach(child -> collect(child, names));
    }

    private Class<?> load(String name) {
        try {
            return classes.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
