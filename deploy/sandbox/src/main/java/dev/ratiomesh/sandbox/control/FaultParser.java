package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.sandbox.wire.InjectedError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads control requests: a list of instructions, and the instruction that injects a fault. */
final class FaultParser {
    private static final Set<String> KNOWN =
            Set.of("target", "status", "reason", "rate", "count", "delay", "afterSuccess", "validateOnly");
    private static final Set<String> SERVICES = Set.of("youtube", "ads", "oauth", "analytics", "reporting");

    private FaultParser() {}

    /** Reads all instructions, in order; an unreadable one rejects them all. */
    static List<ControlInstruction> parse(JsonNode body) throws BadInputException {
        List<ControlInstruction> instructions = new ArrayList<>();
        if (body.isArray()) {
            for (JsonNode node : body) {
                instructions.add(instruction(node, "[" + instructions.size() + "]."));
            }
            return instructions;
        }
        instructions.add(instruction(body, ""));
        return instructions;
    }

    private static ControlInstruction instruction(JsonNode node, String at) throws BadInputException {
        ControlFields fields = new ControlFields(node, at);
        if (!node.isObject()) {
            throw fields.bad("body", "a JSON object or a list of objects is needed");
        }
        return InstructionRegistry.parse(fields);
    }

    /** Reads the instruction that injects a fault of calls. */
    static ControlInstruction fault(ControlFields fields) throws BadInputException {
        FaultRule rule = rule(fields);
        return sandbox -> sandbox.faults().add(rule);
    }

    private static FaultRule rule(ControlFields fields) throws BadInputException {
        fields.requireOnly(KNOWN);
        boolean afterSuccess = fields.flag("afterSuccess");
        if (!fields.has("status") && !fields.has("delay") && !afterSuccess) {
            throw fields.bad("status", "one of status, delay and afterSuccess is needed");
        }
        if (fields.has("reason") && !fields.has("status")) {
            throw fields.bad("reason", "needs a status");
        }
        String target = fields.text("target");
        if (!target.matches("([A-Z]+ )?/.*") && !SERVICES.contains(target)) {
            throw fields.bad(
                    "target",
                    "one of " + SERVICES.stream().sorted().toList() + " or the beginning of a path is needed");
        }
        InjectedError error = fields.has("status")
                ? new InjectedError((int) fields.whole("status", 400, 599), fields.optionalText("reason"))
                : null;
        FaultRule.Odds odds = new FaultRule.Odds(fields.share("rate", 1), fields.optionalCount("count", 1));
        return new FaultRule(
                target, error, odds, fields.delay("delay"), afterSuccess, fields.optionalFlag("validateOnly"));
    }
}
