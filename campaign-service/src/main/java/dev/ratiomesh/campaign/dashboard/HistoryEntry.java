package dev.ratiomesh.campaign.dashboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.ratiomesh.campaign.dashboard.CampaignSummary.Reading;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import org.jspecify.annotations.Nullable;

/** A reading and its target; the target is null when none was computed. */
public record HistoryEntry(@JsonUnwrapped Reading reading, @Nullable TargetComputed target) {}
