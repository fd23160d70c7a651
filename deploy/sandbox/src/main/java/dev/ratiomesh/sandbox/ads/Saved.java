package dev.ratiomesh.sandbox.ads;

import java.util.List;

/** One accepted request: what an account holds from then on. One line of the journal. */
record Saved(Moment at, String customer, List<AdsResource> resources) {}
