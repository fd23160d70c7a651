package dev.ratiomesh.order.placing.state;

import java.util.Arrays;
import java.util.Optional;

/** Where advertising can be bought. */
public enum AdProvider {
    /** Demand Gen campaigns, placed over an interface. */
    GOOGLE_ADS("google-ads"),
    /** A booking that a person makes; every one needs an approval, and none is sent by a program. */
    INSERTION("insertion");

    private final String wireName;

    AdProvider(String wireName) {
        this.wireName = wireName;
    }

    /** As briefs and events name it. */
    public String wireName() {
        return wireName;
    }

    /** Whether orders are sent over an interface, and not by a person. */
    public boolean isAutomatic() {
        return this == GOOGLE_ADS;
    }

    public static Optional<AdProvider> named(String wireName) {
        return Arrays.stream(values())
                .filter(one -> one.wireName.equals(wireName))
                .findFirst();
    }
}
