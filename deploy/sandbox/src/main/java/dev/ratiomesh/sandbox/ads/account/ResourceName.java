package dev.ratiomesh.sandbox.ads.account;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses and formats names such as {@code customers/1/campaigns/111}; a negative id is a temporary one of the same
 * request.
 */
public record ResourceName(String customer, ResourceKind kind, long id) {
    private static final Pattern FORM = Pattern.compile("customers/(\\d+)/(\\w+)/(?:-?\\d{1,18}~)?(-?\\d{1,18})");

    public static Optional<ResourceName> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return ResourceKind.ofCollection(matcher.group(2))
                .map(kind -> new ResourceName(matcher.group(1), kind, Long.parseLong(matcher.group(3))));
    }

    public boolean temporary() {
        return id < 0;
    }
}
