package dev.ratiomesh.sandbox.ads.account;

/** A late correction of what a campaign has cost, in micros, usually negative. One line of the journal. */
public record Correction(String customer, long campaignId, long micros) {}
