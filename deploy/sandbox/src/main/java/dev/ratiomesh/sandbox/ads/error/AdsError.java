package dev.ratiomesh.sandbox.ads.error;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds one error of a GoogleAdsFailure: {@code family} is the one key of {@code errorCode}, {@code code} its value.
 */
public record AdsError(
        String family,
        String code,
        String message,
        @Nullable String trigger,
        List<PathElement> path,
        @Nullable ObjectNode details) {

    public static AdsError of(String family, String code, String message) {
        return new AdsError(family, code, message, null, List.of(), null);
    }

    public AdsError triggeredBy(String value) {
        return new AdsError(family, code, message, value, path, details);
    }

    public AdsError detailed(ObjectNode more) {
        return new AdsError(family, code, message, trigger, path, more);
    }

    ObjectNode json() {
        ObjectNode json = SandboxJson.object();
        json.putObject("errorCode").put(family, code);
        json.put("message", message);
        if (trigger != null) {
            json.putObject("trigger").put("stringValue", trigger);
        }
        if (!path.isEmpty()) {
            path.forEach(step -> put(step, json.withObjectProperty("location").withArrayProperty("fieldPathElements")));
        }
        if (details != null) {
            json.set("details", details);
        }
        return json;
    }

    private static void put(PathElement step, ArrayNode elements) {
        ObjectNode element = elements.addObject().put("fieldName", step.fieldName());
        Integer index = step.index();
        if (index != null) {
            element.put("index", index);
        }
    }
}
