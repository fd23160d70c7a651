package dev.ratiomesh.sandbox.ads;

import java.util.Optional;
import java.util.stream.Stream;

/** What can be created, with its collection in resource names and its operation and result in googleAds:mutate. */
enum ResourceKind {
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

    String collection() {
        return collection;
    }

    String operation() {
        return singular + "Operation";
    }

    String result() {
        return singular + "Result";
    }

    static Optional<ResourceKind> ofCollection(String collection) {
        return Stream.of(values())
                .filter(kind -> kind.collection.equals(collection))
                .findFirst();
    }

    static Optional<ResourceKind> ofOperation(String operation) {
        return Stream.of(values())
                .filter(kind -> kind.operation().equals(operation))
                .findFirst();
    }
}
