package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.ads.AcceptanceLedger;
import dev.ratiomesh.sandbox.studio.Grant;
import dev.ratiomesh.sandbox.studio.ReceivedFile;
import dev.ratiomesh.sandbox.studio.StudioState;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.uploads.session.UploadTraffic;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.youtube.quota.QuotaErrorShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Serves the endpoints under {@code /sandbox}. */
public final class ControlApi {
    private final ControlTargets targets;
    private final AcceptanceLedger ledger;
    private final CallsReport calls;
    private final HealthAnswer health;

    public ControlApi(ControlTargets targets, AcceptanceLedger ledger, CallsReport calls, HealthAnswer health) {
        this.targets = targets;
        this.ledger = ledger;
        this.calls = calls;
        this.health = health;
    }

    public boolean owns(String path) {
        return path.startsWith("/sandbox/");
    }

    public HttpAnswer answer(HttpCall call) {
        return switch (call.method() + " " + call.path()) {
            case "GET /sandbox/ledger" -> HttpAnswer.json(200, ledger.json());
            case "GET /sandbox/calls" -> HttpAnswer.json(200, calls.json());
            case "GET /sandbox/studio" ->
                HttpAnswer.json(
                        200,
                        new StudioReport(targets.studio(), targets.uploads().traffic()).json());
            case "GET /sandbox/comments" ->
                HttpAnswer.json(200, targets.comments().posted().json());
            case "GET /sandbox/health" -> HttpAnswer.json(200, health.json());
            case "GET /sandbox/faults" -> HttpAnswer.json(200, FaultsReport.of(targets));
            case "POST /sandbox/faults" -> change(call.body());
            default -> problem(404, "There is no " + call.method() + " " + call.path());
        };
    }

    private HttpAnswer change(String body) {
        try {
            List<ControlInstruction> instructions = FaultParser.parse(SandboxJson.parse(body));
            if (!targets.faults().hasRoomFor(instructions.size())) {
                return problem(400, "body: too many faults; clear them first with {\"clear\":true}");
            }
            for (ControlInstruction instruction : instructions) {
                instruction.carryOut(targets);
            }
            return HttpAnswer.json(200, FaultsReport.of(targets));
        } catch (MalformedJson | BadInputException e) {
            return problem(400, e.getMessage());
        }
    }

    private static HttpAnswer problem(int status, @Nullable String detail) {
        return HttpAnswer.json(
                status, SandboxJson.object().put("status", status).put("detail", detail));
    }

    /** Lists the faults and interventions in force. */
    static final class FaultsReport {
        private FaultsReport() {}

        static ObjectNode of(ControlTargets targets) {
            ObjectNode json = SandboxJson.object();
            json.putArray("faults")
                    .addAll(targets.faults().all().stream()
                            .map(FaultsReport::fault)
                            .toList());
            json.putArray("uploads")
                    .addAll(targets.uploads().faults().all().stream()
                            .map(UploadInstructions::report)
                            .toList());
            json.set(
                    "uploadLimitExceeded",
                    SandboxJson.tree(targets.uploads().faults().exhaustedChannels()));
            json.set("hideLikes", SandboxJson.tree(targets.interventions().likesHidden()));
            json.set("hideComments", SandboxJson.tree(targets.interventions().commentsHidden()));
            json.set("gone", SandboxJson.tree(targets.interventions().gone()));
            json.set("set", SandboxJson.tree(targets.interventions().pins()));
            json.set("dropMetric", SandboxJson.tree(targets.analytics().dropped()));
            json.put("analyticsLag", targets.analytics().lagDays());
            json.set(
                    "disableComments",
                    SandboxJson.tree(targets.comments().switches().disabledVideos()));
            json.set(
                    "holdReplies",
                    SandboxJson.tree(targets.comments().switches().holdingChannels()));
            boolean observed = targets.youtube().quotaError() == QuotaErrorShape.OBSERVED_429;
            return json.put("quotaError", observed ? "429" : "403");
        }

        private static ObjectNode fault(InjectedFaults.ActiveFault active) {
            FaultRule rule = active.rule();
            ObjectNode json = SandboxJson.object().put("target", rule.target());
            InjectedError error = rule.error();
            if (error != null) {
                json.put("status", error.status());
                error.reasonIfSet().ifPresent(reason -> json.put("reason", reason));
            }
            json.put("rate", rule.odds().rate());
            Long count = rule.odds().count();
            if (count != null) {
                json.put("count", count);
            }
            json.put("delay", rule.delay().toString()).put("afterSuccess", rule.afterSuccess());
            Boolean validateOnly = rule.validateOnly();
            if (validateOnly != null) {
                json.put("validateOnly", validateOnly);
            }
            return json.put("hits", active.hits());
        }
    }

    /** Reports channels, grants and uploaded videos, which no client outside a sandbox could see. */
    record StudioReport(StudioState studio, UploadTraffic traffic) {

        ObjectNode json() {
            ObjectNode json = SandboxJson.object();
            json.set("channels", SandboxJson.tree(studio.channels().all()));
            json.putArray("grants")
                    .addAll(studio.grants().all().stream().map(this::grant).toList());
            json.putArray("videos")
                    .addAll(studio.videos().all().stream()
                            .map(StudioReport::video)
                            .toList());
            json.putArray("uploads")
                    .addAll(traffic.all().stream().map(StudioReport::upload).toList());
            return json;
        }

        private JsonNode grant(Grant grant) {
            boolean live = studio.grants().findLive(grant.refreshToken()).isPresent();
            ObjectNode json = (ObjectNode) SandboxJson.tree(grant);
            return json.put("live", live).put("refreshes", studio.grants().refreshes(grant));
        }

        private static JsonNode upload(UploadTraffic.TitleTraffic count) {
            return SandboxJson.object()
                    .put("channelId", count.channelId())
                    .put("title", count.title())
                    .put("sessionsBegun", count.begun())
                    .put("bytesReceived", count.bytes());
        }

        private static JsonNode video(StudioVideo video) {
            ReceivedFile thumbnail = video.thumbnail();
            ObjectNode json = SandboxJson.object()
                    .put("id", video.id())
                    .put("channelId", video.channelId())
                    .put("title", video.snippet().title())
                    .put("bytes", video.file().bytes())
                    .put("sha256", video.file().sha256())
                    .put("privacyStatus", video.status().privacyStatus())
                    .put("thumbnailSha256", thumbnail == null ? null : thumbnail.sha256())
                    .put("failureReason", video.failureReason());
            return json.put("uploadedAt", video.uploadedAt().toString());
        }
    }
}
