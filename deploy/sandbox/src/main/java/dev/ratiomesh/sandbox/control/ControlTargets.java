package dev.ratiomesh.sandbox.control;

import dev.ratiomesh.sandbox.ads.account.AdAccounts;
import dev.ratiomesh.sandbox.analytics.AnalyticsSwitches;
import dev.ratiomesh.sandbox.oauth.IssuedTokens;
import dev.ratiomesh.sandbox.studio.StudioState;
import dev.ratiomesh.sandbox.uploads.UploadControl;
import dev.ratiomesh.sandbox.world.VideoInterventions;
import dev.ratiomesh.sandbox.youtube.YouTube;
import dev.ratiomesh.sandbox.youtube.quota.QuotaErrorShape;
import java.time.InstantSource;

/** Holds the parts that the control API can change. */
public record ControlTargets(
        InjectedFaults faults,
        VideoInterventions interventions,
        YouTube youtube,
        AdAccounts accounts,
        IssuedTokens grants,
        AnalyticsSwitches analytics,
        CommentControlTargets comments,
        StudioState studio,
        UploadControl uploads,
        InstantSource simClock,
        QuotaErrorShape usualQuotaError) {}
