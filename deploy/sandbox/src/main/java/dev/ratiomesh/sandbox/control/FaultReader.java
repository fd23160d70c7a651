package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the body of {@code POST /sandbox/faults}: an object or a list of objects, each with one instruction. */
final class FaultReader {
    private FaultReader() {}

    /** All instructions, in order; one that cannot be read refuses them all. */
    static List<ControlInstruction> read(JsonNode body) throws BadInputException {
        List<ControlInstruction> read = new ArrayList<>();
        if (body.isArray()) {
            for (JsonNode one : body) {
                read.add(one(one, "[" + read.size() + "]."));
            }
            return read;
        }
        read.add(one(body, ""));
        return read;
    }

    private static ControlInstruction one(JsonNode node, String at) throws BadInputException {
        ControlFields fields = new ControlFields(node, at);
        if (!node.isObject()) {
            throw fields.bad("body", "a JSON object or a list of objects is needed");
        }
        return InstructionRegistry.read(fields);
    }
}
