package dev.ratiomesh.sandbox.control;

import dev.ratiomesh.sandbox.ads.AcceptanceLedger;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;
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
}
