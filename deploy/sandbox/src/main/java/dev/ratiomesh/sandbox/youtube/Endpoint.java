package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;

/** One method of the YouTube Data API. It is asked only when the caller may call it and the quota holds. */
public interface Endpoint {

    Route route();

    Answer answer(Call call, Caller caller);
}
