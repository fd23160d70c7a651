package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may stand in a request to connect a channel; every refusal names the field. */
final class ConnectionRequestParser {
    private static final Pattern CHANNEL = Pattern.compile("UC[A-Za-z0-9_-]{22}");
    private static final int LONGEST_RETURN = 2000;
    private static final int LONGEST_TENANT = 200;

    private ConnectionRequestParser() {}

    /**
     * The body.
     *
     * @param features uploads, comments, analytics: what the fleet is to do on the channel
     * @param channelId the channel it must be, absent when any will do
     * @param returnTo where the owner's browser goes in the end, on the operator's own site
     * @param tenantId only with a token for every tenant
     */
    record ConnectionForm(
            List<String> features, @Nullable String channelId, @Nullable String returnTo, @Nullable String tenantId) {}

    static List<ChannelFeature> features(List<String> words) {
        if (words.isEmpty() || words.size() > ChannelFeature.values().length) {
            throw ProblemException.badParameter("features", "1 to 3 of " + all());
        }
        return words.stream()
                .map(word -> ChannelFeature.of(String.valueOf(word))
                        .orElseThrow(() -> ProblemException.badParameter("features", "each must be one of " + all())))
                .distinct()
                .toList();
    }

    static @Nullable String channel(@Nullable String given) {
        if (given != null && !CHANNEL.matcher(given).matches()) {
            throw ProblemException.badParameter("channelId", "is UC and 22 characters");
        }
        return given;
    }

    static String tenant(String given) {
        if (given.isBlank() || given.length() > LONGEST_TENANT || given.indexOf(0) >= 0) {
            throw ProblemException.badParameter("tenantId", "must have 1 to " + LONGEST_TENANT + " characters");
        }
        return given;
    }

    /** A redirect from here to anywhere would lend this site's name to it. */
    static @Nullable String returnTo(@Nullable String given, URI page) {
        if (given == null) {
            return null;
        }
        try {
            URI uri = new URI(given);
            boolean own = Objects.equals(uri.getScheme(), page.getScheme())
                    && Objects.equals(uri.getRawAuthority(), page.getRawAuthority());
            if (own && given.length() <= LONGEST_RETURN) {
                return given;
            }
        } catch (java.net.URISyntaxException e) {
            throw ProblemException.badParameter("returnTo", "is no address");
        }
        throw ProblemException.badParameter(
                "returnTo",
                "must be on " + page.getScheme() + "://" + page.getRawAuthority() + ", with at most " + LONGEST_RETURN
                        + " characters");
    }

    private static List<String> all() {
        return ChannelFeature.words(List.of(ChannelFeature.values()));
    }
}
