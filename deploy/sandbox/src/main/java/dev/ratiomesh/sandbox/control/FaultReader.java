package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.sandbox.world.Pin;
import dev.ratiomesh.sandbox.youtube.QuotaErrorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the body of {@code POST /sandbox/faults}: an object or a list of objects, each with one instruction. */
final class FaultReader {
    private static final Set<String> SINGLE = Set.of(
            "hideLikes",
            "hideComments",
            "gone",
            "set",
            "quotaError",
            "correctCost",
            "disapprove",
            "revoke",
            "dropMetric",
            "analyticsLag",
            "revokeChannel",
            "comment",
            "disableComments",
            "enableComments",
            "holdReplies",
            "belongs",
            "upload",
            "expireSessions",
            "uploadLimitExceeded",
            "clear");

    private FaultReader() {}

    /** All instructions, in order; one that cannot be read refuses them all. */
    static List<Instruction> read(JsonNode body) throws BadInput {
        List<Instruction> read = new ArrayList<>();
        if (body.isArray()) {
            for (JsonNode one : body) {
                read.add(one(one, "[" + read.size() + "]."));
            }
            return read;
        }
        read.add(one(body, ""));
        return read;
    }

    private static Instruction one(JsonNode node, String at) throws BadInput {
        Fields fields = new Fields(node, at);
        if (!node.isObject()) {
            throw fields.bad("body", "a JSON object or a list of objects is needed");
        }
        List<String> kinds = Stream.concat(Stream.of("target"), SINGLE.stream())
                .filter(fields::has)
                .sorted()
                .toList();
        if (kinds.size() != 1) {
            throw fields.bad(
                    "target",
                    "exactly one of target and " + SINGLE.stream().sorted().toList() + " is needed");
        }
        if (!fields.has("target")) {
            fields.requireOnly(SINGLE);
        }
        return read(kinds.get(0), fields);
    }

    private static Instruction read(String kind, Fields fields) throws BadInput {
        return switch (kind) {
            case "target" -> {
                FaultRule rule = RuleReader.read(fields);
                yield sandbox -> sandbox.faults().add(rule);
            }
            case "set" -> pin(fields.object(kind));
            case "quotaError" -> {
                QuotaErrorShape shape = shape(fields);
                yield sandbox -> sandbox.youtube().answerExhaustionAs(shape);
            }
            case "correctCost" -> AdsInstructions.correction(fields.object(kind));
            case "disapprove" -> AdsInstructions.disapproval(fields.object(kind));
            case "dropMetric" -> AnalyticsInstructions.drop(fields);
            case "analyticsLag" -> AnalyticsInstructions.lag(fields);
            case "revoke" -> StudioInstructions.revocation(fields);
            case "upload" -> UploadInstructions.trouble(fields.object(kind));
            case "expireSessions" -> UploadInstructions.expiry(fields);
            case "uploadLimitExceeded" -> UploadInstructions.limit(fields);
            case "revokeChannel" -> StudioInstructions.revocationOfChannel(fields);
            case "comment" -> CommentInstructions.comment(fields.object(kind));
            case "disableComments" -> CommentInstructions.disable(fields);
            case "enableComments" -> CommentInstructions.enable(fields);
            case "holdReplies" -> CommentInstructions.hold(fields);
            case "belongs" -> CommentInstructions.belongs(fields.object(kind));
            case "clear" -> clear(fields);
            default -> onVideo(kind, fields.text(kind));
        };
    }

    private static Instruction onVideo(String kind, String videoId) {
        return switch (kind) {
            case "hideLikes" -> sandbox -> sandbox.interventions().hideLikes(videoId);
            case "hideComments" -> sandbox -> sandbox.interventions().hideComments(videoId);
            case "gone" -> sandbox -> sandbox.interventions().remove(videoId);
            default -> throw new IllegalStateException(kind + " is no instruction");
        };
    }

    private static Instruction pin(Fields fields) throws BadInput {
        fields.requireOnly(Set.of("videoId", "views", "likes", "comments"));
        String video = fields.text("videoId");
        Pin pin = new Pin(
                fields.optionalCount("views", 0),
                fields.optionalCount("likes", 0),
                fields.optionalCount("comments", 0));
        return sandbox -> sandbox.interventions().pin(video, pin);
    }

    private static QuotaErrorShape shape(Fields fields) throws BadInput {
        String shape = fields.text("quotaError").toLowerCase(Locale.ROOT);
        return switch (shape) {
            case "403" -> QuotaErrorShape.DOCUMENTED_403;
            case "429" -> QuotaErrorShape.OBSERVED_429;
            default -> throw fields.bad("quotaError", "\"403\" or \"429\" is needed");
        };
    }

    private static Instruction clear(Fields fields) throws BadInput {
        if (!fields.flag("clear")) {
            throw fields.bad("clear", "true is needed");
        }
        return sandbox -> {
            sandbox.faults().clear();
            sandbox.interventions().clear();
            sandbox.grants().clear();
            sandbox.uploads().faults().clear();
            sandbox.analytics().clear();
            sandbox.comments().switches().clear();
            sandbox.youtube().answerExhaustionAs(sandbox.usualQuotaError());
        };
    }
}
