package dev.ratiomesh.sandbox.ads.account;

/** Holds the facts that the ads journal and the control API record, one record a fact. Journal kinds do not depend on these names. */
public final class AdFacts {
    private AdFacts() {}
}
