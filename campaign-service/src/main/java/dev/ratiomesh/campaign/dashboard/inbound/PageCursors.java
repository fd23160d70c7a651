package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.dashboard.CampaignSummary;
import dev.ratiomesh.campaign.dashboard.ResultPage;
import dev.ratiomesh.campaign.dashboard.outbound.CampaignSummaryQueries;
import dev.ratiomesh.campaign.lifecycle.BriefRules;
import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.delivery.http.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Between cursors and the places where pages end. */
final class PageCursors {
    /** The database's calendar ends; ours would go on for a billion years. */
    private static final Instant MAX_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private PageCursors() {}

    /** A full page has a cursor to what follows; a short one is the last. */
    static <T> ResultPage<T> page(List<T> items, int size, Function<T, String> place) {
        return new ResultPage<>(
                items, items.size() < size ? null : PageCursor.of(place.apply(items.get(items.size() - 1))));
    }

    /** How many entries a page has. Taken as a text, because a number that is none would be answered with 404. */
    static int limit(@Nullable String asked) {
        try {
            return PageCursor.limit(asked == null ? null : Integer.valueOf(asked));
        } catch (NumberFormatException e) {
            throw ProblemException.badParameter("limit", "is no whole number: " + asked);
        }
    }

    static String of(CampaignSummary campaign) {
        return campaign.createdAt() + " " + campaign.brief().campaignId();
    }

    /** A time and an id; null at the beginning. */
    static CampaignSummaryQueries.@Nullable CampaignCursor campaign(@Nullable String cursor) {
        String place = PageCursor.position(cursor);
        if (place == null) {
            return null;
        }
        int gap = place.indexOf(' ');
        String id = place.substring(gap + 1);
        if (!BriefRules.isId(id)) {
            throw invalidCursor();
        }
        return new CampaignSummaryQueries.CampaignCursor(instant(place.substring(0, Math.max(gap, 0))), id);
    }

    static @Nullable Instant time(@Nullable String cursor) {
        String place = PageCursor.position(cursor);
        return place == null ? null : instant(place);
    }

    private static Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(MAX_TIME)) {
                return instant;
            }
            throw invalidCursor();
        } catch (DateTimeException e) {
            throw invalidCursor();
        }
    }

    private static ProblemException invalidCursor() {
        return ProblemException.badParameter("cursor", "is not one that this list gave");
    }
}
