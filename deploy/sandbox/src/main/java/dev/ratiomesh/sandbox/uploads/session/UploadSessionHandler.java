package dev.ratiomesh.sandbox.uploads.session;

import dev.ratiomesh.sandbox.uploads.session.SessionRequests.SessionPut;
import dev.ratiomesh.sandbox.uploads.session.SessionRequests.SessionQuery;
import dev.ratiomesh.sandbox.uploads.session.UploadFault.Cut;
import dev.ratiomesh.sandbox.uploads.session.UploadFault.SessionRefused;
import dev.ratiomesh.sandbox.wire.BodyReceiver;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.youtube.YouTubeErrorBody;
import java.util.Optional;

/** Handles requests to upload sessions: bytes, and queries for the stored offset. */
public final class UploadSessionHandler {
    private final UploadSessions sessions;
    private final UploadFaults faults;

    public UploadSessionHandler(UploadSessions sessions, UploadFaults faults) {
        this.sessions = sessions;
        this.faults = faults;
    }

    /** Opens a session and answers its address: the same path, with the session's id. */
    public HttpAnswer open(HttpCall call, ResumableSession session) {
        String address = "http://%s%s?uploadType=resumable&upload_id=%s"
                .formatted(call.header("host").orElse("localhost"), call.path(), sessions.open(session));
        return HttpAnswer.empty(200).with("location", address);
    }

    public BodyReceiver receiver(HttpCall call) {
        Optional<ResumableSession> found = call.parameter("upload_id").flatMap(sessions::find);
        if (found.isEmpty()) {
            return BodyReceiver.answering(
                    YouTubeErrorBody.global(404, "notFound", "The upload session is unknown or expired")
                            .answer());
        }
        ResumableSession session = found.get();
        Optional<SessionRefused> refused =
                faults.strike(SessionRefused.class, session.opening().channelId());
        return refused.map(fault -> BodyReceiver.answering(refusal(fault)))
                .or(() -> session.done().map(BodyReceiver::answering))
                .orElseGet(() -> receiver(call, session));
    }

    private BodyReceiver receiver(HttpCall call, ResumableSession session) {
        Optional<ContentRange> range = ContentRange.of(call, session.opening().announcedBytes());
        Optional<String> fault = range.map(contentRange -> fault(contentRange, session))
                .orElse(Optional.of("Content-Range must be 'bytes FROM-TO/TOTAL' or 'bytes */TOTAL'"));
        if (fault.isPresent()) {
            return BodyReceiver.answering(
                    YouTubeErrorBody.global(400, "badRequest", fault.get()).answer());
        }
        SessionProgress progress = new SessionProgress(session, faults);
        if (range.get().from() == null) {
            return new SessionQuery(progress, range.get().total());
        }
        long cutAfter = faults.strike(Cut.class, session.opening().channelId())
                .map(Cut::afterBytes)
                .orElse(Long.MAX_VALUE);
        return new SessionPut(session, range.get(), cutAfter, progress);
    }

    private static Optional<String> fault(ContentRange range, ResumableSession session) {
        Long announced = session.opening().announcedBytes();
        if (announced != null && range.total() != null && !announced.equals(range.total())) {
            return Optional.of("The file was announced with %d bytes, not %d".formatted(announced, range.total()));
        }
        if (range.isUnalignedChunk()) {
            return Optional.of(
                    "A chunk that is not the last must be a multiple of " + ReceivedBytes.BLOCK_BYTES + " bytes");
        }
        boolean gap = range.from() != null && range.from() > session.storedBytes();
        return gap
                ? Optional.of("The upload offset is %d byte(s), which exceeds already uploaded size of %d byte(s)."
                        .formatted(range.from(), session.storedBytes()))
                : Optional.empty();
    }

    private static HttpAnswer refusal(SessionRefused refused) {
        String reason = refused.status() < 500 ? "badRequest" : "backendError";
        HttpAnswer answer = YouTubeErrorBody.global(refused.status(), reason, "Injected by the sandbox")
                .answer();
        return refused.retryAfter() == 0 ? answer : answer.with("retry-after", Integer.toString(refused.retryAfter()));
    }
}
