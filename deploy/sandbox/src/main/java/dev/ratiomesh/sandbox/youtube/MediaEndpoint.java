package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.BodyReceiver;
import dev.ratiomesh.sandbox.wire.HttpCall;
import java.util.Optional;

/**
 * Serves a method that brings a file. The file comes in one request, or a request without the file opens a session,
 * which answers like any call, and the file follows.
 */
public interface MediaEndpoint extends YouTubeMethod {

    /** Creates the receiver for the file of a request that carries it. */
    BodyReceiver fileReceiver(HttpCall call, YouTubeCaller caller);

    /** Creates the receiver for a request to a session. */
    BodyReceiver sessionReceiver(HttpCall call);

    static boolean fillsSession(HttpCall call) {
        return call.method().equals("PUT")
                && call.path().startsWith("/upload/")
                && call.parameter("upload_id").isPresent();
    }

    static boolean bringsFile(HttpCall call) {
        return call.method().equals("POST") && !call.parameter("uploadType").equals(Optional.of("resumable"));
    }
}
