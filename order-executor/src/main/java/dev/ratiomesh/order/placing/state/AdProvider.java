package dev.ratiomesh.order.placing.state;

import java.util.Arrays;
import java.util.Optional;

/** Names the providers that sell advertising. */
public enum AdProvider {
    /** Google Ads: Demand Gen campaigns, placed through the API. */
    GOOGLE_ADS("google-ads"),
    /** Bookings that a person makes; each needs an approval, and no program sends one. */
    INSERTION("insertion");

    private final String wireName;

    AdProvider(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name that briefs and events use. */
    public String wireName() {
        return wireName;
    }

    /** Tells whether a program sends the orders, and not a person. */
    public boolean isAutomatic() {
        return this == GOOGLE_ADS;
    }

    /** Finds a provider by the name that briefs use; empty when there is none. */
    public static Optional<AdProvider> named(String wireName) {
        return Arrays.stream(values())
                .filter(provider -> provider.wireName.equals(wireName))
                .findFirst();
    }
}
