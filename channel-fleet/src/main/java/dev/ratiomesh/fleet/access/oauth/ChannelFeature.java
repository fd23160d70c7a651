package dev.ratiomesh.fleet.access.oauth;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the fleet may do on a channel, each with the least scopes it needs. One more than strictly needed marks uploads:
 * {@code youtube.force-ssl}, which changing a video's metadata takes, covers them too, but an owner ticks the two apart.
 */
public enum ChannelFeature {
    /** Publishing videos, and changing what is said about them. */
    UPLOADS("youtube.upload", "youtube.force-ssl"),
    /** Reading and answering comments. */
    COMMENTS("youtube.force-ssl"),
    /** Reports; the second scope says which channel it is. */
    ANALYTICS("yt-analytics.readonly", "youtube.readonly");

    private static final String PREFIX = "https://www.googleapis.com/auth/";

    private final List<String> scopes;

    ChannelFeature(String... scopes) {
        this.scopes = Arrays.stream(scopes).map(PREFIX::concat).toList();
    }

    /** Full addresses, as Google has them. */
    public List<String> scopes() {
        return scopes;
    }

    /** As in commands, events and tables: {@code uploads}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ChannelFeature> of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.wireName().equals(word))
                .findFirst();
    }

    /** The scopes that these need, each once. */
    public static List<String> scopes(Collection<ChannelFeature> features) {
        return features.stream()
                .flatMap(one -> one.scopes.stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Those of the wanted whose scopes were all granted. */
    public static Set<ChannelFeature> granted(Collection<ChannelFeature> wanted, Collection<String> scopes) {
        Set<ChannelFeature> granted = EnumSet.noneOf(ChannelFeature.class);
        wanted.stream().filter(one -> scopes.containsAll(one.scopes)).forEach(granted::add);
        return granted;
    }

    public static List<String> words(Collection<ChannelFeature> features) {
        return features.stream().map(ChannelFeature::wireName).sorted().toList();
    }
}
