package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.youtube.quota.CallCost;
import dev.ratiomesh.sandbox.youtube.quota.QuotaMetric;

/**
 * Rejects {@code search.list}, which is not emulated but has a bucket of its own: a caller who tries it pays for it.
 */
public final class SearchList implements YouTubeMethod {

    @Override
    public MethodRoute route() {
        return new MethodRoute("GET", "/youtube/v3/search", new CallCost(QuotaMetric.SEARCH, 1), AuthRequirement.READ);
    }

    @Override
    public HttpAnswer answer(HttpCall call, YouTubeCaller caller) {
        return YouTube.notEmulated(call);
    }
}
