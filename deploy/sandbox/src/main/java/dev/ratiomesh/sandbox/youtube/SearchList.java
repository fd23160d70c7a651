package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;

/** {@code search.list}, which is not emulated but has a bucket of its own: a caller who tries it pays for it. */
public final class SearchList implements Endpoint {

    @Override
    public Route route() {
        return new Route("GET", "/youtube/v3/search", new Price(Bucket.SEARCH, 1), Need.READ);
    }

    @Override
    public Answer answer(Call call, Caller caller) {
        return YouTube.notEmulated(call);
    }
}
