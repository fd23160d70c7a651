package dev.ratiomesh.sandbox.oauth;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists the known scopes by their full addresses. */
final class ScopeCatalog {
    private static final String PREFIX = "https://www.googleapis.com/auth/";
    private static final Set<String> KNOWN = Set.of(
            "adwords",
            "cloud-platform",
            "drive.file",
            "spreadsheets",
            "spreadsheets.readonly",
            "userinfo.email",
            "userinfo.profile",
            "youtube",
            "youtube.force-ssl",
            "youtube.readonly",
            "youtube.upload",
            "youtubepartner",
            "yt-analytics.readonly",
            "yt-analytics-monetary.readonly");
    private static final Set<String> OPEN_ID = Set.of("openid", "email", "profile");

    private ScopeCatalog() {}

    static List<String> split(String text) {
        return List.of(text.strip().split("\\s+")).stream()
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
    }

    /** Returns the first scope that does not exist. */
    static Optional<String> unknown(List<String> scopes) {
        return scopes.stream()
                .filter(scope -> !OPEN_ID.contains(scope))
                .filter(scope -> !scope.startsWith(PREFIX) || !KNOWN.contains(scope.substring(PREFIX.length())))
                .findFirst();
    }

    /** Returns the scopes without the unticked ones; these may be named by their last part. */
    static List<String> without(List<String> scopes, List<String> unticked) {
        return scopes.stream()
                .filter(scope -> unticked.stream().noneMatch(name -> scope.equals(name) || scope.equals(PREFIX + name)))
                .toList();
    }
}
