package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.HttpCall;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A request for videos by id: which parts of which videos. */
record VideoRequest(Set<String> parts, Set<String> ids) {
    static final int MAX_IDS = 50;

    static VideoRequest of(HttpCall call) {
        return new VideoRequest(new LinkedHashSet<>(call.list("part")), new LinkedHashSet<>(call.list("id")));
    }

    /** What is wrong with the request, if anything. */
    Optional<YouTubeErrorBody> fault(Set<String> known) {
        if (parts.isEmpty()) {
            return Optional.of(YouTubeErrorBody.missing("part"));
        }
        if (ids.isEmpty()) {
            return Optional.of(YouTubeErrorBody.missing("id"));
        }
        if (ids.size() > MAX_IDS) {
            String message = "Invalid value '%d ids'. No more than %d ids are allowed.".formatted(ids.size(), MAX_IDS);
            return Optional.of(YouTubeErrorBody.badParameter("invalidFilters", "id", message));
        }
        List<String> unknown =
                parts.stream().filter(part -> !known.contains(part)).toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(YouTubeErrorBody.badParameter("unknownPart", "part", "'" + unknown.get(0) + "'"));
    }

    Optional<String> firstPartIn(Set<String> some) {
        return parts.stream().filter(some::contains).findFirst();
    }
}
