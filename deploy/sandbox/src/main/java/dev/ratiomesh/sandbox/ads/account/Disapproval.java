package dev.ratiomesh.sandbox.ads.account;

import java.time.Instant;

/** A policy review has turned down a campaign's ads; they are not shown from then on. One line of the journal. */
public record Disapproval(String customer, long campaignId, String topic, Instant simulatedAt) {}
