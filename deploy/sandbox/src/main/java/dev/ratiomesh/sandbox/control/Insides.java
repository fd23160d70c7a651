package dev.ratiomesh.sandbox.control;

import dev.ratiomesh.sandbox.ads.AdAccounts;
import dev.ratiomesh.sandbox.analytics.AnalyticsSwitches;
import dev.ratiomesh.sandbox.oauth.Grants;
import dev.ratiomesh.sandbox.studio.Studio;
import dev.ratiomesh.sandbox.uploads.Uploads;
import dev.ratiomesh.sandbox.world.Interventions;
import dev.ratiomesh.sandbox.youtube.QuotaErrorShape;
import dev.ratiomesh.sandbox.youtube.YouTube;
import java.time.InstantSource;

/** What control can change. */
public record Insides(
        Faults faults,
        Interventions interventions,
        YouTube youtube,
        AdAccounts accounts,
        Grants grants,
        AnalyticsSwitches analytics,
        CommentInsides comments,
        Studio studio,
        Uploads uploads,
        InstantSource simClock,
        QuotaErrorShape usualQuotaError) {}
