package dev.ratiomesh.sandbox.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.analytics.ReportJobs.ReportJob;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Serves the methods on jobs and on their lists of files. */
final class JobMethods {
    private static final Map<String, String> TYPES = new TreeMap<>(
            Map.of("channel_reach_basic_a1", "Reach basic", "channel_reach_combined_a1", "Reach combined"));
    private static final int MAX_PAGE_SIZE = 200;

    private final ReportJobs jobs;
    private final VideoDays days;

    JobMethods(ReportJobs jobs, VideoDays days) {
        this.jobs = jobs;
        this.days = days;
    }

    static HttpAnswer types() {
        ObjectNode body = SandboxJson.object();
        ArrayNode types = body.putArray("reportTypes");
        TYPES.forEach((id, name) -> types.addObject().put("id", id).put("name", name));
        return HttpAnswer.json(200, body);
    }

    HttpAnswer list(String channel) {
        ObjectNode body = SandboxJson.object();
        List<ReportJob> channelJobs = jobs.of(channel);
        if (!channelJobs.isEmpty()) {
            ArrayNode array = body.putArray("jobs");
            channelJobs.forEach(job -> array.add(json(job)));
        }
        return HttpAnswer.json(200, body);
    }

    HttpAnswer create(String channel, String body) throws ReportRejectedException {
        JsonNode request = parse(body);
        String type = request.path("reportTypeId").asText();
        if (!TYPES.containsKey(type)) {
            throw new ReportRejectedException(
                    ApiError.bad("Request contains an invalid argument: reportTypeId '" + type + "'"));
        }
        if (jobs.of(channel).stream().anyMatch(job -> job.reportTypeId().equals(type))) {
            throw new ReportRejectedException(new ApiError(409, "alreadyExists", "Requested entity already exists"));
        }
        return HttpAnswer.json(
                200, json(jobs.create(channel, type, request.path("name").asText(), days.now())));
    }

    /**
     * Lists the files of a job, newest day first. An absent list is an empty one, as in all of Google's newer services.
     */
    HttpAnswer reports(ReportJob job, HttpCall call, String root) throws ReportRejectedException {
        Optional<Instant> createdAfter = time(call, "createdAfter");
        Optional<Instant> startFrom = time(call, "startTimeAtOrAfter");
        List<ReportFile> files = ReportFile.of(job, days.now()).stream()
                .filter(file -> createdAfter.map(file.createdAt()::isAfter).orElse(true))
                .filter(file ->
                        startFrom.map(from -> !file.start().isBefore(from)).orElse(true))
                .sorted((a, b) -> b.day().compareTo(a.day()))
                .toList();
        int from = Math.min(files.size(), whole(call, "pageToken", 0));
        int to = Math.min(files.size(), from + Math.max(1, Math.min(MAX_PAGE_SIZE, whole(call, "pageSize", 100))));
        ObjectNode body = SandboxJson.object();
        if (to > from) {
            ArrayNode reports = body.putArray("reports");
            files.subList(from, to).forEach(file -> reports.add(file.json(root)));
        }
        if (to < files.size()) {
            body.put("nextPageToken", Integer.toString(to));
        }
        return HttpAnswer.json(200, body);
    }

    static ObjectNode json(ReportJob job) {
        return SandboxJson.object()
                .put("id", job.id())
                .put("reportTypeId", job.reportTypeId())
                .put("name", job.name())
                .put("createTime", job.createdAt().toString());
    }

    private static JsonNode parse(String body) throws ReportRejectedException {
        try {
            return SandboxJson.parse(body);
        } catch (MalformedJson e) {
            throw new ReportRejectedException(ApiError.bad("Invalid JSON payload received. " + e.getMessage()));
        }
    }

    private static Optional<Instant> time(HttpCall call, String name) throws ReportRejectedException {
        Optional<String> text = call.parameter(name);
        try {
            return text.map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw new ReportRejectedException(
                    ApiError.bad("Invalid value '" + text.orElse("") + "' for parameter " + name));
        }
    }

    private static int whole(HttpCall call, String name, int defaultValue) throws ReportRejectedException {
        String text = call.parameter(name).orElse(Integer.toString(defaultValue));
        if (!text.matches("\\d{1,6}")) {
            throw new ReportRejectedException(ApiError.bad("Invalid value '" + text + "' for parameter " + name));
        }
        return Integer.parseInt(text);
    }
}
