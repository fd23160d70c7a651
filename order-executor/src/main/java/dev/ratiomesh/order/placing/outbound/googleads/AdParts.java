package dev.ratiomesh.order.placing.outbound.googleads;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/** Words and pictures of an ad. */
final class AdParts {
    private AdParts() {}

    /** Cut at a whole character, with a sign that it was cut. */
    static MutateRequest.TextPayload text(String words, int most) {
        String line = words.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= most) {
            return new MutateRequest.TextPayload(line);
        }
        return new MutateRequest.TextPayload(
                line.substring(0, line.offsetByCodePoints(0, most - 1)).stripTrailing() + "…");
    }

    static String logo() {
        try (InputStream picture = AdParts.class.getResourceAsStream("/google-ads/logo.png")) {
            if (picture == null) {
                throw new IllegalStateException("google-ads/logo.png is not on the class path");
            }
            return Base64.getEncoder().encodeToString(picture.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
