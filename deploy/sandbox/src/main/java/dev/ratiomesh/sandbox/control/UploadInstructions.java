package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.uploads.session.UploadFault;
import dev.ratiomesh.sandbox.uploads.session.UploadFaults;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.util.List;
import java.util.Set;

/** Reads instructions about uploads under way. */
final class UploadInstructions {
    private static final List<String> KINDS = List.of("cutAfter", "loseAnswer", "hideRange", "status", "failureReason");
    private static final Set<String> KNOWN =
            Set.of("cutAfter", "loseAnswer", "hideRange", "status", "failureReason", "retryAfter", "channel", "count");
    private static final Set<String> REASONS =
            Set.of("codec", "conversion", "emptyFile", "invalidFile", "tooSmall", "uploadAborted");
    private static final int MAX_RETRY_AFTER_SECONDS = 3_600;

    private UploadInstructions() {}

    static ControlInstruction fault(ControlFields fields) throws BadInputException {
        fields.requireOnly(KNOWN);
        List<String> kinds = KINDS.stream().filter(fields::has).toList();
        if (kinds.size() != 1) {
            throw fields.bad(KINDS.get(0), "exactly one of " + KINDS + " is needed");
        }
        if (fields.has("retryAfter") && !fields.has("status")) {
            throw fields.bad("retryAfter", "needs a status");
        }
        UploadFault fault = fault(kinds.get(0), fields);
        String channel = fields.optionalText("channel");
        Long count = fields.optionalCount("count", 1);
        return sandbox -> {
            if (!sandbox.uploads().faults().hasRoom()) {
                throw fields.bad("count", "too many faults; clear them first with {\"clear\":true}");
            }
            sandbox.uploads().faults().add(fault, channel, count);
        };
    }

    private static UploadFault fault(String kind, ControlFields fields) throws BadInputException {
        return switch (kind) {
            case "cutAfter" -> new UploadFault.Cut(fields.whole(kind, 0, Long.MAX_VALUE));
            case "status" ->
                new UploadFault.SessionRefused(
                        (int) fields.whole(kind, 400, 599),
                        fields.has("retryAfter") ? (int) fields.whole("retryAfter", 1, MAX_RETRY_AFTER_SECONDS) : 0);
            case "failureReason" -> new UploadFault.ProcessingFailed(reason(fields));
            case "loseAnswer" -> {
                requireTrue(kind, fields);
                yield new UploadFault.LostAnswer();
            }
            default -> {
                requireTrue(kind, fields);
                yield new UploadFault.HiddenRange();
            }
        };
    }

    static ControlInstruction expireSessions(ControlFields fields) throws BadInputException {
        requireTrue("expireSessions", fields);
        return sandbox -> sandbox.uploads().sessions().expire();
    }

    static ControlInstruction exhaustUploadLimit(ControlFields fields) throws BadInputException {
        String channel = fields.text("uploadLimitExceeded");
        return sandbox -> sandbox.uploads().faults().exhaustLimit(channel);
    }

    static ObjectNode report(UploadFaults.ActiveUploadFault active) {
        ObjectNode json = SandboxJson.object().put("trouble", active.fault().text());
        if (active.channel() != null) {
            json.put("channel", active.channel());
        }
        if (active.count() != null) {
            json.put("count", active.count());
        }
        return json.put("hits", active.hits());
    }

    private static String reason(ControlFields fields) throws BadInputException {
        String reason = fields.text("failureReason");
        if (!REASONS.contains(reason)) {
            throw fields.bad(
                    "failureReason", "one of " + REASONS.stream().sorted().toList() + " is needed");
        }
        return reason;
    }

    private static void requireTrue(String field, ControlFields fields) throws BadInputException {
        if (!fields.flag(field)) {
            throw fields.bad(field, "true is needed");
        }
    }
}
