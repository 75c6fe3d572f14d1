package io.colloquy.ingest.event;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A map of the few members that a JSON object has as a rule, in their order: two arrays, searched from the front. An
 * object of many members gets a hash table, so that nobody can make the search long.
 */
final class FlatMap<V> extends AbstractMap<String, V> {
    private static final int FEW = 16;

    private String[] names = new String[FEW / 2];
    private Object[] values = new Object[FEW / 2];
    private int size;
    private Map<String, V> many;

    @Override
    public V get(Object name) {
        if (many != null) {
            return many.get(name);
        }
        int at = indexOf(name);
        return at < 0 ? null : value(at);
    }

    @Override
    public boolean containsKey(Object name) {
        return many == null ? indexOf(name) >= 0 : many.containsKey(name);
    }

    @Override
    public V put(String name, V value) {
        if (many != null) {
            return many.put(name, value);
        }
        int at = indexOf(name);
        if (at >= 0) {
            V before = value(at);
            values[at] = value;
            return before;
        }
        if (size == FEW) {
            many = new LinkedHashMap<>(this);
            return many.put(name, value);
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, FEW);
            values = Arrays.copyOf(values, FEW);
        }
        names[size] = name;
        values[size++] = value;
        return null;
    }

    @Override
    public int size() {
        return many == null ? size : many.size();
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return many == null ? new Members() : many.entrySet();
    }

    private int indexOf(Object name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @SuppressWarnings("unchecked") // nothing but V is ever put there
    private V value(int at) {
        return (V) values[at];
    }

    private final class Members extends AbstractSet<Entry<String, V>> {
        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<Entry<String, V>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < size;
                }

                @Override
                public Entry<String, V> next() {
                    if (next == size) {
                        throw new NoSuchElementException();
                    }
                    return new SimpleImmutableEntry<>(names[next], value(next++));
                }
            };
        }
    }
}
