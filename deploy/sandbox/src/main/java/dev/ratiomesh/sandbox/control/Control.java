package dev.ratiomesh.sandbox.control;

import dev.ratiomesh.sandbox.ads.Ledger;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.Json;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import java.util.List;

/** The endpoints under {@code /sandbox}. */
public final class Control {
    private final Insides insides;
    private final Ledger ledger;
    private final CallsReport calls;
    private final Health health;

    public Control(Insides insides, Ledger ledger, CallsReport calls, Health health) {
        this.insides = insides;
        this.ledger = ledger;
        this.calls = calls;
        this.health = health;
    }

    public boolean owns(String path) {
        return path.startsWith("/sandbox/");
    }

    public Answer answer(Call call) {
        return switch (call.method() + " " + call.path()) {
            case "GET /sandbox/ledger" -> Answer.json(200, ledger.json());
            case "GET /sandbox/calls" -> Answer.json(200, calls.json());
            case "GET /sandbox/studio" ->
                Answer.json(
                        200,
                        new StudioReport(insides.studio(), insides.uploads().traffic()).json());
            case "GET /sandbox/comments" ->
                Answer.json(200, insides.comments().posted().json());
            case "GET /sandbox/health" -> Answer.json(200, health.json());
            case "GET /sandbox/faults" -> Answer.json(200, FaultsReport.of(insides));
            case "POST /sandbox/faults" -> change(call.body());
            default -> problem(404, "There is no " + call.method() + " " + call.path());
        };
    }

    private Answer change(String body) {
        try {
            List<Instruction> instructions = FaultReader.read(Json.parse(body));
            if (!insides.faults().hasRoomFor(instructions.size())) {
                return problem(400, "body: too many faults; clear them first with {\"clear\":true}");
            }
            for (Instruction instruction : instructions) {
                instruction.carryOut(insides);
            }
            return Answer.json(200, FaultsReport.of(insides));
        } catch (MalformedJson | BadInput e) {
            return problem(400, e.getMessage());
        }
    }

    private static Answer problem(int status, @org.jspecify.annotations.Nullable String detail) {
        return Answer.json(status, Json.object().put("status", status).put("detail", detail));
    }
}
