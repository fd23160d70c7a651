package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.Call;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parameter {@code part}, which every method asks for. */
public final class Parts {
    private Parts() {}

    /** What is wrong with it, if anything. */
    public static Optional<YouTubeError> fault(Call call, Set<String> known) {
        List<String> parts = call.list("part");
        if (parts.isEmpty()) {
            return Optional.of(YouTubeError.missing("part"));
        }
        return parts.stream()
                .filter(part -> !known.contains(part))
                .findFirst()
                .map(part -> YouTubeError.badParameter("unknownPart", "part", "'" + part + "'"));
    }
}
