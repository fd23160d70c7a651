package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the fields of a request to connect a channel; each error names its field. */
final class ConnectionRequestParser {
    private static final Pattern CHANNEL_ID = Pattern.compile("UC[A-Za-z0-9_-]{22}");
    private static final int MAX_RETURN_TO_LENGTH = 2000;
    private static final int MAX_TENANT_ID_LENGTH = 200;

    private ConnectionRequestParser() {}

    /**
     * The request body.
     *
     * @param features the requested features: uploads, comments, analytics
     * @param channelId the channel that must be connected, null when any may be
     * @param returnTo the URL that the owner's browser is redirected to at the end, on the site of the connect page; null
     *     when the callback shows the result itself
     * @param tenantId the tenant to act for, null for the caller's own; only a token for all tenants may name one
     */
    record ConnectionForm(
            List<String> features, @Nullable String channelId, @Nullable String returnTo, @Nullable String tenantId) {}

    static List<ChannelFeature> parseFeatures(List<String> wireNames) {
        if (wireNames.isEmpty() || wireNames.size() > ChannelFeature.values().length) {
            throw ProblemException.badParameter("features", "must be 1 to 3 of " + allFeatures());
        }
        return wireNames.stream()
                .map(wireName -> ChannelFeature.of(String.valueOf(wireName))
                        .orElseThrow(() ->
                                ProblemException.badParameter("features", "each must be one of " + allFeatures())))
                .distinct()
                .toList();
    }

    static @Nullable String parseChannelId(@Nullable String value) {
        if (value != null && !CHANNEL_ID.matcher(value).matches()) {
            throw ProblemException.badParameter("channelId", "must be UC followed by 22 characters");
        }
        return value;
    }

    static String parseTenantId(String value) {
        if (value.isBlank() || value.length() > MAX_TENANT_ID_LENGTH || value.indexOf(0) >= 0) {
            throw ProblemException.badParameter("tenantId", "must have 1 to " + MAX_TENANT_ID_LENGTH + " characters");
        }
        return value;
    }

    /** Accepts URLs on the site of the connect page only; anything else would make this service an open redirect. */
    static @Nullable String parseReturnTo(@Nullable String value, URI connectPage) {
        if (value == null) {
            return null;
        }
        try {
            URI uri = new URI(value);
            boolean sameSite = Objects.equals(uri.getScheme(), connectPage.getScheme())
                    && Objects.equals(uri.getRawAuthority(), connectPage.getRawAuthority());
            if (sameSite && value.length() <= MAX_RETURN_TO_LENGTH) {
                return value;
            }
        } catch (URISyntaxException e) {
            throw ProblemException.badParameter("returnTo", "is not a URL");
        }
        throw ProblemException.badParameter(
                "returnTo",
                "must be on " + connectPage.getScheme() + "://" + connectPage.getRawAuthority() + ", with at most "
                        + MAX_RETURN_TO_LENGTH + " characters");
    }

    private static List<String> allFeatures() {
        return ChannelFeature.wireNames(List.of(ChannelFeature.values()));
    }
}
