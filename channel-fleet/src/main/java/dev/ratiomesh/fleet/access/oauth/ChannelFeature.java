package dev.ratiomesh.fleet.access.oauth;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A capability of the fleet on a channel, with the smallest set of OAuth scopes it needs. Uploads ask for one scope more
 * than strictly needed: {@code youtube.force-ssl}, which changing a video's metadata requires, covers uploading too, but
 * the consent screen lists the two separately.
 */
public enum ChannelFeature {
    /** Publishing videos and changing their metadata. */
    UPLOADS("youtube.upload", "youtube.force-ssl"),
    /** Reading, answering and moderating comments. */
    COMMENTS("youtube.force-ssl"),
    /** Reading reports; the second scope identifies the channel. */
    ANALYTICS("yt-analytics.readonly", "youtube.readonly");

    private static final String SCOPE_PREFIX = "https://www.googleapis.com/auth/";

    private final List<String> scopes;

    ChannelFeature(String... scopes) {
        this.scopes = Arrays.stream(scopes).map(SCOPE_PREFIX::concat).toList();
    }

    /** Returns the scopes as Google's full URLs. */
    public List<String> scopes() {
        return scopes;
    }

    /** Returns the name in commands, events and tables, for example {@code uploads}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds the feature of a wire name; empty when there is none. */
    public static Optional<ChannelFeature> of(String wireName) {
        return Arrays.stream(values())
                .filter(feature -> feature.wireName().equals(wireName))
                .findFirst();
    }

    /** Returns the sorted scopes of all these features, each once. */
    public static List<String> scopes(Collection<ChannelFeature> features) {
        return features.stream()
                .flatMap(feature -> feature.scopes.stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the requested features whose scopes were all granted. */
    public static Set<ChannelFeature> granted(Collection<ChannelFeature> requested, Collection<String> scopes) {
        Set<ChannelFeature> granted = EnumSet.noneOf(ChannelFeature.class);
        requested.stream().filter(feature -> scopes.containsAll(feature.scopes)).forEach(granted::add);
        return granted;
    }

    /** Returns the sorted wire names. */
    public static List<String> wireNames(Collection<ChannelFeature> features) {
        return features.stream().map(ChannelFeature::wireName).sorted().toList();
    }
}
