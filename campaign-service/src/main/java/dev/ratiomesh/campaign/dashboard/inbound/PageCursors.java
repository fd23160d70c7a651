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

/** Converts between cursors and the last rows of pages. */
final class PageCursors {
    /** Latest time in a cursor; the calendar of the database ends long before that of Java. */
    private static final Instant MAX_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private PageCursors() {}

    /** Makes a page; a full one has a cursor to the next, a short one is the last. */
    static <T> ResultPage<T> page(List<T> items, int size, Function<T, String> position) {
        return new ResultPage<>(
                items, items.size() < size ? null : PageCursor.encode(position.apply(items.get(items.size() - 1))));
    }

    /** Parses the page size. The parameter is a text, because JAX-RS answers a malformed number with 404. */
    static int limit(@Nullable String limit) {
        try {
            return PageCursor.limit(limit == null ? null : Integer.valueOf(limit));
        } catch (NumberFormatException e) {
            throw ProblemException.badParameter("limit", "must be a whole number, is " + limit);
        }
    }

    static String of(CampaignSummary campaign) {
        return campaign.createdAt() + " " + campaign.brief().campaignId();
    }

    /** Parses the cursor of a list of campaigns or orders, a time and an id; null at the beginning. */
    static CampaignSummaryQueries.@Nullable CampaignCursor campaign(@Nullable String cursor) {
        String position = PageCursor.decode(cursor);
        if (position == null) {
            return null;
        }
        int gap = position.indexOf(' ');
        String id = position.substring(gap + 1);
        if (!BriefRules.isId(id)) {
            throw invalidCursor();
        }
        return new CampaignSummaryQueries.CampaignCursor(instant(position.substring(0, Math.max(gap, 0))), id);
    }

    static @Nullable Instant time(@Nullable String cursor) {
        String position = PageCursor.decode(cursor);
        return position == null ? null : instant(position);
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
        return ProblemException.badParameter("cursor", "must be a cursor of this list");
    }
}
