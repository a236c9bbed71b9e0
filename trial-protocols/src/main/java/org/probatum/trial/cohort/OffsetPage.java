package org.probatum.trial.cohort;

import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/** A page that begins at any row, as lazy grids ask for it. */
record OffsetPage(int offset, int limit, Sort sort) implements Pageable {

    OffsetPage(ParticipantQuery query, Sort sort) {
        this(query.offset(), query.limit(), sort);
    }

    @Override
    public int getPageNumber() {
        return offset / limit;
    }

    @Override
    public int getPageSize() {
        return limit;
    }

    @Override
    public long getOffset() {
        return offset;
    }

    @Override
    public Sort getSort() {
        return sort;
    }

    @Override
    public Pageable next() {
        return new OffsetPage(offset + limit, limit, sort);
    }

    @Override
    public Pageable previousOrFirst() {
        return new OffsetPage(Math.max(0, offset - limit), limit, sort);
    }

    @Override
    public Pageable first() {
        return new OffsetPage(0, limit, sort);
    }

    @Override
    public Pageable withPage(int pageNumber) {
        return new OffsetPage(pageNumber * limit, limit, sort);
    }

    @Override
    public boolean hasPrevious() {
        return offset > 0;
    }
}
