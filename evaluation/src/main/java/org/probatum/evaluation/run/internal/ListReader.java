package org.probatum.evaluation.run.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.support.AbstractItemCountingItemStreamItemReader;

/** Reads a list that is the same after a restart, and goes on behind the last committed item. */
final class ListReader<T> extends AbstractItemCountingItemStreamItemReader<T> {

    private final List<T> items;
    private int next;

    ListReader(String name, List<T> items) {
        this.items = List.copyOf(items);
        setName(name);
    }

    @Override
    protected @Nullable T doRead() {
        return next < items.size() ? items.get(next++) : null;
    }

    @Override
    protected void jumpToItem(int itemIndex) {
        next = itemIndex;
    }

    @Override
    protected void doOpen() {
        next = 0;
    }

    @Override
    protected void doClose() {}
}
