package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;

/** Serves one method of the YouTube Data API. It runs only for an authorized call within the quota. */
public interface YouTubeMethod {

    MethodRoute route();

    HttpAnswer answer(HttpCall call, YouTubeCaller caller);
}
