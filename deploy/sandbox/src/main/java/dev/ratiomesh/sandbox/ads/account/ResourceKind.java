package dev.ratiomesh.sandbox.ads.account;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names the kinds of resources, each with its collection in resource names and its operation and result in
 * googleAds:mutate.
 */
public enum ResourceKind {
    BUDGET("campaignBudgets", "campaignBudget"),
    CAMPAIGN("campaigns", "campaign"),
    AD_GROUP("adGroups", "adGroup"),
    ASSET("assets", "asset"),
    AD("adGroupAds", "adGroupAd");

    private final String collection;
    private final String singular;

    ResourceKind(String collection, String singular) {
        this.collection = collection;
        this.singular = singular;
    }

    public String collection() {
        return collection;
    }

    public String operation() {
        return singular + "Operation";
    }

    public String result() {
        return singular + "Result";
    }

    public static Optional<ResourceKind> ofCollection(String collection) {
        return Stream.of(values())
                .filter(kind -> kind.collection.equals(collection))
                .findFirst();
    }

    public static Optional<ResourceKind> ofOperation(String operation) {
        return Stream.of(values())
                .filter(kind -> kind.operation().equals(operation))
                .findFirst();
    }
}
