package dev.ratiomesh.order.placing.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import dev.ratiomesh.delivery.json.JsonMappers;
import java.math.BigDecimal;

/** Reads and writes evidence and traces as JSON: as on the topics, every amount is a plain decimal string. */
public final class DecisionEvidenceJson {
    private static final ObjectMapper MAPPER =
            JsonMappers.tolerant().copy().registerModule(new SimpleModule("amounts").addSerializer(new Amounts()));

    private DecisionEvidenceJson() {}

    /** Writes a value as JSON text. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written: " + value, e);
        }
    }

    /** Converts a value to a JSON tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * Parses a JSON document.
     *
     * @throws IllegalArgumentException with the error and its place
     */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(JsonMappers.explain(e), e);
        }
    }

    /**
     * Reads evidence from its tree.
     *
     * @throws IllegalArgumentException with the error and its place
     */
    public static DecisionEvidence evidence(JsonNode tree) {
        try {
            return MAPPER.treeToValue(tree, DecisionEvidence.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(JsonMappers.explain(e), e);
        }
    }

    private static final class Amounts extends ToStringSerializerBase {
        private static final long serialVersionUID = 1L;

        Amounts() {
            super(BigDecimal.class);
        }

        @Override
        public String valueToString(Object value) {
            return ((BigDecimal) value).toPlainString();
        }
    }
}
