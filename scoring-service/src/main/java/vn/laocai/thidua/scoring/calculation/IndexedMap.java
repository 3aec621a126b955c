package vn.laocai.thidua.scoring.calculation;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A read-only map over keys that thousands of maps share: one array per map instead of one table, in the order of the
 * keys. A board is copied for each changed cell, so copying has to cost next to nothing.
 */
final class IndexedMap<V> extends AbstractMap<String, V> {

    /** The shared keys and their places. */
    static final class Keys {

        private final List<String> codes;
        private final Map<String, Integer> places;

        Keys(List<String> codes) {
            this.codes = List.copyOf(codes);
            this.places = HashMap.newHashMap(codes.size());
            for (int i = 0; i < codes.size(); i++) {
                places.put(codes.get(i), i);
            }
        }

        int size() {
            return codes.size();
        }

        String code(int place) {
            return codes.get(place);
        }

        /** The place of the code, or -1. */
        int place(Object code) {
            Integer place = places.get(code);
            return place == null ? -1 : place;
        }
    }

    private final Keys keys;
    private final @Nullable V[] values;
    private final int size;

    /**
     * @param values
     *            one per key; null where the map has no such key; never changed afterwards
     */
    IndexedMap(Keys keys, @Nullable V[] values) {
        this.keys = keys;
        this.values = values;
        int there = 0;
        for (V value : values) {
            if (value != null) {
                there++;
            }
        }
        this.size = there;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        int place = key == null ? -1 : keys.place(key);
        return place < 0 ? null : values[place];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, V>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private final class Entries implements Iterator<Entry<String, V>> {

        private int next = following(0);

        private int following(int from) {
            int place = from;
            while (place < values.length && values[place] == null) {
                place++;
            }
            return place;
        }

        @Override
        public boolean hasNext() {
            return next < values.length;
        }

        @Override
        public Entry<String, V> next() {
            V value = next < values.length ? values[next] : null;
            if (value == null) {
                throw new NoSuchElementException();
            }
            Entry<String, V> entry = Map.entry(keys.code(next), value);
            next = following(next + 1);
            return entry;
        }
    }
}
