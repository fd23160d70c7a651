package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.Intake;
import java.util.Optional;

/**
 * A method that brings a file. It comes in one request, or a request without the file opens a session, which answers like any
 * call, and the file follows.
 */
public interface MediaEndpoint extends Endpoint {

    /** Takes the file of a request that brings it along. */
    Intake file(Call call, Caller caller);

    /** Takes what one request brings for a session. */
    Intake session(Call call);

    static boolean fillsSession(Call call) {
        return call.method().equals("PUT")
                && call.path().startsWith("/upload/")
                && call.parameter("upload_id").isPresent();
    }

    static boolean bringsFile(Call call) {
        return call.method().equals("POST") && !call.parameter("uploadType").equals(Optional.of("resumable"));
    }
}
