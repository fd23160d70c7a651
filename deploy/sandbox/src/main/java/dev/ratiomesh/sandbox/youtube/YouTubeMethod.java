package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;

/** One method of the YouTube Data API. It is asked only when the caller may call it and the quota holds. */
public interface YouTubeMethod {

    MethodRoute route();

    HttpAnswer answer(HttpCall call, YouTubeCaller caller);
}
