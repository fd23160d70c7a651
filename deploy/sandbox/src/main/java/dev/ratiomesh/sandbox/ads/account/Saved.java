package dev.ratiomesh.sandbox.ads.account;

import java.util.List;

/** One accepted request: what an account holds from then on. One line of the journal. */
public record Saved(Moment at, String customer, List<AdsResource> resources) {}
