package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.uploads.VideoMaker.Draft;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.Intake;
import dev.ratiomesh.sandbox.youtube.Bucket;
import dev.ratiomesh.sandbox.youtube.Caller;
import dev.ratiomesh.sandbox.youtube.MediaEndpoint;
import dev.ratiomesh.sandbox.youtube.Need;
import dev.ratiomesh.sandbox.youtube.Price;
import dev.ratiomesh.sandbox.youtube.Route;
import dev.ratiomesh.sandbox.youtube.YouTubeError;
import java.time.InstantSource;

/** {@code videos.insert}: by a resumable session, or with metadata and file in one request of two parts. */
public final class VideoInsert implements MediaEndpoint {
    private static final String USUAL_TYPE = "application/octet-stream";

    private final SessionPort sessions;
    private final VideoMaker maker;
    private final UploadFaults faults;
    private final Traffic traffic;
    private final InstantSource clock;

    /**
     * @param clock real time
     */
    public VideoInsert(
            SessionPort sessions, VideoMaker maker, UploadFaults faults, Traffic traffic, InstantSource clock) {
        this.sessions = sessions;
        this.maker = maker;
        this.faults = faults;
        this.traffic = traffic;
        this.clock = clock;
    }

    @Override
    public Route route() {
        return new Route("POST", "/upload/youtube/v3/videos", new Price(Bucket.UPLOADS, 1), Need.BRING);
    }

    @Override
    public Answer answer(Call call, Caller caller) {
        try {
            Draft draft = draft(call, caller, call.body());
            String type = call.header("x-upload-content-type").orElse(USUAL_TYPE);
            return sessions.open(
                    call,
                    new UploadSession(new UploadSession.Opening(
                            draft.channelId(),
                            ContentRange.number(call.header("x-upload-content-length")),
                            type,
                            traffic.begin(draft.channelId(), draft.snippet().title()),
                            clock.instant(),
                            maker.landing(draft))));
        } catch (Rejected rejected) {
            return rejected.answer();
        }
    }

    @Override
    public Intake session(Call call) {
        return sessions.intake(call);
    }

    @Override
    public Intake file(Call call, Caller caller) {
        return Boundary.of(call)
                .<Intake>map(boundary -> new TwoParts(boundary, json -> whole(draft(call, caller, json))))
                .orElseGet(() -> alone(call, caller));
    }

    private Intake alone(Call call, Caller caller) {
        try {
            return whole(draft(call, caller, ""));
        } catch (Rejected rejected) {
            return Intake.answering(rejected.answer());
        }
    }

    private WholeFile whole(Draft draft) {
        Traffic.Count count = traffic.begin(draft.channelId(), draft.snippet().title());
        return new WholeFile(USUAL_TYPE, count, maker.landing(draft));
    }

    private Draft draft(Call call, Caller caller, String body) throws Rejected {
        String channel = Ownership.channelOf(caller);
        Metadata metadata = Metadata.of(call, body);
        Draft draft = new Draft(caller, channel, metadata.snippet(), metadata.status(), metadata.parts());
        if (faults.isFull(channel)) {
            throw new Rejected(YouTubeError.global(
                    400, "uploadLimitExceeded", "The user has exceeded the number of videos they may upload."));
        }
        return draft;
    }
}
