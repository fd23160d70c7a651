package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.HttpCall;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the parameter {@code part}, which every method requires. */
public final class PartParameter {
    private PartParameter() {}

    /** Finds the fault of the parameter; empty when it is valid. */
    public static Optional<YouTubeErrorBody> fault(HttpCall call, Set<String> known) {
        List<String> parts = call.list("part");
        if (parts.isEmpty()) {
            return Optional.of(YouTubeErrorBody.missing("part"));
        }
        return parts.stream()
                .filter(part -> !known.contains(part))
                .findFirst()
                .map(part -> YouTubeErrorBody.badParameter("unknownPart", "part", "'" + part + "'"));
    }
}
