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

/** Calls the YouTube Reporting API v1. A job makes one file a day, the first about 48 hours after its creation. */
@ApplicationScoped
public class ReportingClient {
    private static final String REPORT_TYPE = "channel_reach_basic_a1";
    private static final int PAGE_SIZE = 100;
    private static final int MAX_FILES = 1000;

    private final GoogleApi googleApi;

    ReportingClient(GoogleApi googleApi) {
        this.googleApi = googleApi;
    }

    /**
     * A file of a job.
     *
     * @param madeAt time at which YouTube made the file
     * @param address for the download
     */
    public record ReportFile(Instant madeAt, String address) {}

    /**
     * Finds the id of the channel's job and creates the job when there is none. Fails with
     * {@link ReportingStoppedException}.
     */
    public Uni<String> findOrCreateJob(ApiCaller owner) {
        return json(get(owner, "/v1/jobs"))
                .chain(answer ->
                        findJobId(answer).map(id -> Uni.createFrom().item(id)).orElseGet(() -> createJob(owner)));
    }

    /**
     * Lists the files made after a moment, oldest first; YouTube keeps them for 60 days. Fails with
     * {@link ReportingStoppedException}.
     */
    public Uni<List<ReportFile>> listFiles(ApiCaller owner, String jobId, @Nullable Instant after) {
        String path = "/v1/jobs/" + AnalyticsClient.encode(jobId) + "/reports?pageSize=" + PAGE_SIZE
                + (after == null ? "" : "&createdAfter=" + AnalyticsClient.encode(after.toString()));
        return listPages(owner, path, "", List.of()).map(files -> files.stream()
                .sorted(Comparator.comparing(ReportFile::madeAt))
                .toList());
    }

    /** Reads a file. Fails with {@link ReportingStoppedException}. */
    public Uni<List<ThumbnailReach>> readFile(ApiCaller owner, ReportFile file) {
        return execute(get(owner, file.address())).map(answer -> {
            try {
                return ThumbnailReach.parse(answer.body());
            } catch (IllegalArgumentException e) {
                throw new ReportingStoppedException(
                        "The report of " + file.madeAt() + " cannot be read: " + e.getMessage(), null);
            }
        });
    }

    private Uni<List<ReportFile>> listPages(
            ApiCaller owner, String path, String pageParameter, List<ReportFile> previous) {
        return json(get(owner, path + pageParameter)).chain(answer -> {
            List<ReportFile> files = new ArrayList<>(previous);
            answer.path("reports").forEach(report -> files.add(file(report)));
            String nextPageToken = answer.path("nextPageToken").asText();
            return nextPageToken.isEmpty() || files.size() >= MAX_FILES
                    ? Uni.createFrom().item(files)
                    : listPages(owner, path, "&pageToken=" + AnalyticsClient.encode(nextPageToken), files);
        });
    }

    private static ReportFile file(JsonNode report) {
        return new ReportFile(
                time(report.path("createTime").asText()),
                report.path("downloadUrl").asText());
    }

    private Uni<String> createJob(ApiCaller owner) {
        byte[] body = ("{\"reportTypeId\":\"" + REPORT_TYPE + "\",\"name\":\"reach\"}").getBytes(UTF_8);
        ApiRequest request = new ApiRequest(
                owner,
                QuotaCost.none(),
                GoogleService.REPORTING,
                "POST",
                "/v1/jobs",
                Map.of("content-type", "application/json; charset=UTF-8"),
                body);
        return json(request).map(answer -> answer.path("id").asText());
    }

    private static Optional<String> findJobId(JsonNode answer) {
        for (JsonNode job : answer.path("jobs")) {
            if (job.path("reportTypeId").asText().equals(REPORT_TYPE)) {
                return Optional.of(job.path("id").asText());
            }
        }
        return Optional.empty();
    }

    private static ApiRequest get(ApiCaller owner, String path) {
        return ApiRequest.get(owner, QuotaCost.none(), GoogleService.REPORTING, path);
    }

    private Uni<JsonNode> json(ApiRequest request) {
        return execute(request).map(answer -> {
            try {
                return JsonMappers.tolerant().readTree(answer.body());
            } catch (JsonProcessingException e) {
                throw new ReportingStoppedException("YouTube's response is not JSON: " + e.getOriginalMessage(), null);
            }
        });
    }

    private Uni<ApiResult.CallSucceeded> execute(ApiRequest request) {
        return CallerContext.run(() -> Uni.createFrom().completionStage(() -> googleApi.execute(request)))
                .map(result -> {
                    if (result instanceof ApiResult.CallSucceeded succeeded) {
                        return succeeded;
                    }
                    throw new ReportingStoppedException(
                            AnalyticsClient.message(result),
                            result instanceof ApiResult.CallDeferred deferred ? deferred.retryAt() : null);
                });
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new ReportingStoppedException("A report has no creation time", null);
        }
    }

    /** Signals that reading the files has to stop for now. */
    public static final class ReportingStoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Instant retryAt;

        ReportingStoppedException(String message, @Nullable Instant retryAt) {
            super(message, null, false, false);
            this.retryAt = retryAt;
        }

        /** Returns the time of the next attempt, null when unknown. */
        public @Nullable Instant retryAt() {
            return retryAt;
        }
    }
}
