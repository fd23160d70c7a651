package dev.ratiomesh.fleet.reporting.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.delivery.runtime.CallerContext;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiRequest;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.GoogleApi;
import dev.ratiomesh.fleet.access.api.GoogleService;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.reporting.ThumbnailReach;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The YouTube Reporting API v1: a job makes a file a day, the first about 48 hours after it was made. */
@ApplicationScoped
public class ReportingClient {
    private static final String TYPE = "channel_reach_basic_a1";
    private static final int PAGE = 100;
    private static final int MOST = 1000;

    private final GoogleApi door;

    ReportingClient(GoogleApi door) {
        this.door = door;
    }

    /** A file that can be read. */
    public record File(Instant madeAt, String address) {}

    /** The channel's job, made when there is none. Fails with {@link ReportingStoppedException}. */
    public Uni<String> job(ApiCaller who) {
        return json(get(who, "/v1/jobs"))
                .chain(answer ->
                        found(answer).map(id -> Uni.createFrom().item(id)).orElseGet(() -> make(who)));
    }

    /** The files made after a moment, oldest first; files are kept for 60 days. Fails with {@link ReportingStoppedException}. */
    public Uni<List<File>> files(ApiCaller who, String jobId, @Nullable Instant after) {
        String path = "/v1/jobs/" + AnalyticsClient.encoded(jobId) + "/reports?pageSize=" + PAGE
                + (after == null ? "" : "&createdAfter=" + AnalyticsClient.encoded(after.toString()));
        return pages(who, path, "", List.of()).map(files -> files.stream()
                .sorted(Comparator.comparing(File::madeAt))
                .toList());
    }

    private Uni<List<File>> pages(ApiCaller who, String path, String token, List<File> before) {
        return json(get(who, path + token)).chain(answer -> {
            List<File> files = new ArrayList<>(before);
            answer.path("reports").forEach(report -> files.add(file(report)));
            String next = answer.path("nextPageToken").asText();
            return next.isEmpty() || files.size() >= MOST
                    ? Uni.createFrom().item(files)
                    : pages(who, path, "&pageToken=" + AnalyticsClient.encoded(next), files);
        });
    }

    private static File file(JsonNode report) {
        return new File(
                time(report.path("createTime").asText()),
                report.path("downloadUrl").asText());
    }

    /** Fails with {@link ReportingStoppedException}. */
    public Uni<List<ThumbnailReach>> read(ApiCaller who, File file) {
        return done(get(who, file.address())).map(answer -> {
            try {
                return ThumbnailReach.read(answer.body());
            } catch (IllegalArgumentException e) {
                throw new ReportingStoppedException(
                        "the report of " + file.madeAt() + " cannot be read: " + e.getMessage(), null);
            }
        });
    }

    private Uni<String> make(ApiCaller who) {
        byte[] body = ("{\"reportTypeId\":\"" + TYPE + "\",\"name\":\"reach\"}").getBytes(UTF_8);
        ApiRequest ask = new ApiRequest(
                who,
                QuotaCost.none(),
                GoogleService.REPORTING,
                "POST",
                "/v1/jobs",
                Map.of("content-type", "application/json; charset=UTF-8"),
                body);
        return json(ask).map(answer -> answer.path("id").asText());
    }

    private static Optional<String> found(JsonNode answer) {
        for (JsonNode job : answer.path("jobs")) {
            if (job.path("reportTypeId").asText().equals(TYPE)) {
                return Optional.of(job.path("id").asText());
            }
        }
        return Optional.empty();
    }

    private static ApiRequest get(ApiCaller who, String path) {
        return ApiRequest.get(who, QuotaCost.none(), GoogleService.REPORTING, path);
    }

    private Uni<JsonNode> json(ApiRequest ask) {
        return done(ask).map(answer -> {
            try {
                return JsonMappers.tolerant().readTree(answer.body());
            } catch (JsonProcessingException e) {
                throw new ReportingStoppedException("an answer that is no JSON: " + e.getOriginalMessage(), null);
            }
        });
    }

    private Uni<ApiResult.CallSucceeded> done(ApiRequest ask) {
        return CallerContext.run(() -> Uni.createFrom().completionStage(() -> door.execute(ask)))
                .map(reply -> {
                    if (reply instanceof ApiResult.CallSucceeded done) {
                        return done;
                    }
                    throw new ReportingStoppedException(
                            AnalyticsClient.words(reply),
                            reply instanceof ApiResult.CallDeferred waits ? waits.retryAt() : null);
                });
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new ReportingStoppedException("a report without the time at which it was made", null);
        }
    }

    /** Reading the files cannot go on now. */
    public static final class ReportingStoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Instant until;

        ReportingStoppedException(String words, @Nullable Instant until) {
            super(words, null, false, false);
            this.until = until;
        }

        /** When it can; null when nobody said. */
        public @Nullable Instant until() {
            return until;
        }
    }
}
