package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.dashboard.CampaignSummary;
import dev.ratiomesh.campaign.dashboard.Page;
import dev.ratiomesh.campaign.dashboard.outbound.Summaries;
import dev.ratiomesh.delivery.http.Cursor;
import dev.ratiomesh.delivery.http.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Between cursors and the places where pages end. */
final class Places {
    private Places() {}

    /** A full page has a cursor to what follows; a short one is the last. */
    static <T> Page<T> page(List<T> items, int size, Function<T, String> place) {
        return new Page<>(items, items.size() < size ? null : Cursor.of(place.apply(items.get(items.size() - 1))));
    }

    static String of(CampaignSummary campaign) {
        return campaign.createdAt() + " " + campaign.brief().campaignId();
    }

    /** A time and an id; null at the beginning. */
    static Summaries.@Nullable Place campaign(@Nullable String cursor) {
        String place = Cursor.place(cursor);
        if (place == null) {
            return null;
        }
        int gap = place.indexOf(' ');
        return new Summaries.Place(instant(place.substring(0, Math.max(gap, 0))), place.substring(gap + 1));
    }

    static @Nullable Instant time(@Nullable String cursor) {
        String place = Cursor.place(cursor);
        return place == null ? null : instant(place);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw ProblemException.badParameter("cursor", "is not one that this list gave");
        }
    }
}
