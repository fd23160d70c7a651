package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.uploads.VideoFactory.Draft;
import dev.ratiomesh.sandbox.uploads.session.ContentRange;
import dev.ratiomesh.sandbox.uploads.session.MediaBody;
import dev.ratiomesh.sandbox.uploads.session.ResumableSession;
import dev.ratiomesh.sandbox.uploads.session.UploadFaults;
import dev.ratiomesh.sandbox.uploads.session.UploadSessionHandler;
import dev.ratiomesh.sandbox.uploads.session.UploadTraffic;
import dev.ratiomesh.sandbox.wire.BodyReceiver;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.youtube.AuthRequirement;
import dev.ratiomesh.sandbox.youtube.MediaEndpoint;
import dev.ratiomesh.sandbox.youtube.MethodRoute;
import dev.ratiomesh.sandbox.youtube.YouTubeCaller;
import dev.ratiomesh.sandbox.youtube.YouTubeErrorBody;
import dev.ratiomesh.sandbox.youtube.quota.CallCost;
import dev.ratiomesh.sandbox.youtube.quota.QuotaMetric;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves {@code videos.insert}: by a resumable session, or with metadata and file in one request of two parts. */
public final class VideoInsert implements MediaEndpoint {
    private static final String DEFAULT_TYPE = "application/octet-stream";

    private final UploadSessionHandler sessions;
    private final VideoFactory factory;
    private final UploadFaults faults;
    private final UploadTraffic traffic;
    private final InstantSource clock;

    /**
     * Connects the method with its sources.
     *
     * @param clock real time
     */
    public VideoInsert(
            UploadSessionHandler sessions,
            VideoFactory factory,
            UploadFaults faults,
            UploadTraffic traffic,
            InstantSource clock) {
        this.sessions = sessions;
        this.factory = factory;
        this.faults = faults;
        this.traffic = traffic;
        this.clock = clock;
    }

    @Override
    public MethodRoute route() {
        return new MethodRoute(
                "POST",
                "/upload/youtube/v3/videos",
                new CallCost(QuotaMetric.UPLOADS, 1),
                AuthRequirement.UPLOAD_VIDEO);
    }

    @Override
    public HttpAnswer answer(HttpCall call, YouTubeCaller caller) {
        try {
            Draft draft = draft(call, caller, call.body());
            String type = call.header("x-upload-content-type").orElse(DEFAULT_TYPE);
            return sessions.open(
                    call,
                    new ResumableSession(new ResumableSession.Opening(
                            draft.channelId(),
                            ContentRange.number(call.header("x-upload-content-length")),
                            type,
                            traffic.begin(draft.channelId(), draft.snippet().title()),
                            clock.instant(),
                            factory.completion(draft))));
        } catch (UploadRejectedException rejected) {
            return rejected.answer();
        }
    }

    @Override
    public BodyReceiver sessionReceiver(HttpCall call) {
        return sessions.receiver(call);
    }

    @Override
    public BodyReceiver fileReceiver(HttpCall call, YouTubeCaller caller) {
        return MultipartBoundary.of(call)
                .<BodyReceiver>map(
                        boundary -> new MultipartBody(boundary, json -> mediaBody(draft(call, caller, json))))
                .orElseGet(() -> mediaOnly(call, caller));
    }

    private BodyReceiver mediaOnly(HttpCall call, YouTubeCaller caller) {
        try {
            return mediaBody(draft(call, caller, ""));
        } catch (UploadRejectedException rejected) {
            return BodyReceiver.answering(rejected.answer());
        }
    }

    private MediaBody mediaBody(Draft draft) {
        UploadTraffic.TitleTraffic count =
                traffic.begin(draft.channelId(), draft.snippet().title());
        return new MediaBody(DEFAULT_TYPE, count, factory.completion(draft));
    }

    private Draft draft(HttpCall call, YouTubeCaller caller, String body) throws UploadRejectedException {
        String channel = OwnershipCheck.channelOf(caller);
        MetadataBody metadata = MetadataBody.of(call, body);
        Draft draft = new Draft(caller, channel, metadata.snippet(), metadata.status(), metadata.parts());
        if (faults.isExhausted(channel)) {
            throw new UploadRejectedException(YouTubeErrorBody.global(
                    400, "uploadLimitExceeded", "The user has exceeded the number of videos they may upload."));
        }
        return draft;
    }

    /** Finds the line between the parts of a body, RFC 2046. */
    static final class MultipartBoundary {
        private static final Pattern FORM = Pattern.compile(
                "multipart/related\\s*;.*?boundary=(?:\"([^\"]{1,100})\"|([^;\\s]{1,100})).*",
                Pattern.CASE_INSENSITIVE);

        private MultipartBoundary() {}

        /** Returns the boundary of a body of related parts; empty when the body is something else. */
        static Optional<String> of(HttpCall call) {
            Matcher type = FORM.matcher(call.header("content-type").orElse(""));
            return type.matches()
                    ? Optional.of(type.group(1) == null ? type.group(2) : type.group(1))
                    : Optional.empty();
        }
    }
}
