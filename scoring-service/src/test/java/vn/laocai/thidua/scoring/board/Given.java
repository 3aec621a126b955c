package vn.laocai.thidua.scoring.board;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;

/** Beans that a test gives. */
public final class Given<T> implements ObjectProvider<T> {

    /** The beans; they may change. */
    public final List<T> beans = new ArrayList<>();

    @Override
    public T getObject() {
        return beans.getFirst();
    }

    @Override
    public Stream<T> stream() {
        return beans.stream();
    }

    @Override
    public Iterator<T> iterator() {
        return beans.iterator();
    }
}
