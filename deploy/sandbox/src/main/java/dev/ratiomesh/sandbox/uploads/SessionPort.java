package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.uploads.UploadTrouble.Cut;
import dev.ratiomesh.sandbox.uploads.UploadTrouble.Refused;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.Intake;
import dev.ratiomesh.sandbox.youtube.YouTubeError;
import java.util.Optional;

/** Takes requests to upload sessions: bytes, and questions how far it is. */
public final class SessionPort {
    private final UploadSessions sessions;
    private final UploadFaults faults;

    public SessionPort(UploadSessions sessions, UploadFaults faults) {
        this.sessions = sessions;
        this.faults = faults;
    }

    /** Opens a session and answers where it is: on the same path, with its id. */
    Answer open(Call call, UploadSession session) {
        String address = "http://%s%s?uploadType=resumable&upload_id=%s"
                .formatted(call.header("host").orElse("localhost"), call.path(), sessions.open(session));
        return Answer.empty(200).with("location", address);
    }

    Intake intake(Call call) {
        Optional<UploadSession> found = call.parameter("upload_id").flatMap(sessions::find);
        if (found.isEmpty()) {
            return Intake.answering(YouTubeError.global(404, "notFound", "The upload session is unknown or expired")
                    .answer());
        }
        UploadSession session = found.get();
        Optional<Refused> refused =
                faults.strike(Refused.class, session.opening().channelId());
        return refused.map(one -> Intake.answering(refusal(one)))
                .or(() -> session.done().map(Intake::answering))
                .orElseGet(() -> intake(call, session));
    }

    private Intake intake(Call call, UploadSession session) {
        Optional<ContentRange> range = ContentRange.of(call, session.opening().announced());
        Optional<String> fault = range.map(one -> fault(one, session))
                .orElse(Optional.of("Content-Range must be 'bytes FROM-TO/TOTAL' or 'bytes */TOTAL'"));
        if (fault.isPresent()) {
            return Intake.answering(
                    YouTubeError.global(400, "badRequest", fault.get()).answer());
        }
        Progress progress = new Progress(session, faults);
        if (range.get().from() == null) {
            return new SessionQuery(progress, range.get().total());
        }
        long cutAfter = faults.strike(Cut.class, session.opening().channelId())
                .map(Cut::after)
                .orElse(Long.MAX_VALUE);
        return new SessionPut(session, range.get(), cutAfter, progress);
    }

    private static Optional<String> fault(ContentRange range, UploadSession session) {
        Long announced = session.opening().announced();
        if (announced != null && range.total() != null && !announced.equals(range.total())) {
            return Optional.of("The file was announced with %d bytes, not %d".formatted(announced, range.total()));
        }
        if (range.oddChunk()) {
            return Optional.of("A chunk that is not the last must be a multiple of " + Received.BLOCK + " bytes");
        }
        boolean gap = range.from() != null && range.from() > session.stored();
        return gap
                ? Optional.of("The upload offset is %d byte(s), which exceeds already uploaded size of %d byte(s)."
                        .formatted(range.from(), session.stored()))
                : Optional.empty();
    }

    private static Answer refusal(Refused refused) {
        String reason = refused.status() < 500 ? "badRequest" : "backendError";
        Answer answer = YouTubeError.global(refused.status(), reason, "Injected by the sandbox")
                .answer();
        return refused.retryAfter() == 0 ? answer : answer.with("retry-after", Integer.toString(refused.retryAfter()));
    }
}
