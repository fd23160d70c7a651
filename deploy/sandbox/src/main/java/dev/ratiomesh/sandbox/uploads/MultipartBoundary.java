package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.wire.HttpCall;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line between the parts of a body, RFC 2046. */
final class MultipartBoundary {
    private static final Pattern FORM = Pattern.compile(
            "multipart/related\\s*;.*?boundary=(?:\"([^\"]{1,100})\"|([^;\\s]{1,100})).*", Pattern.CASE_INSENSITIVE);

    private MultipartBoundary() {}

    /** Returns the boundary of a body of related parts; empty when the body is something else. */
    static Optional<String> of(HttpCall call) {
        Matcher type = FORM.matcher(call.header("content-type").orElse(""));
        return type.matches() ? Optional.of(type.group(1) == null ? type.group(2) : type.group(1)) : Optional.empty();
    }
}
