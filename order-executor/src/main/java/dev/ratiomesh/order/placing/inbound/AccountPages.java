package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.order.credentials.AccountId;
import dev.ratiomesh.order.placing.outbound.Accounts.Seen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Provider accounts as they are shown over HTTP. */
final class AccountPages {
    private AccountPages() {}

    /** @param next the cursor of the next page, null on the last */
    record Page(List<Seen> items, @Nullable String next) {}

    static Page of(List<Seen> rows, int size) {
        return rows.size() > size ? new Page(rows.subList(0, size), cursor(rows.get(size - 1))) : new Page(rows, null);
    }

    /** A tenant's id may hold anything, so it comes last. */
    private static String cursor(Seen last) {
        return PageCursor.of(last.provider() + "|" + last.account() + "|" + last.tenantId());
    }

    static @Nullable AccountId place(@Nullable String cursor) {
        String place = PageCursor.position(cursor);
        if (place == null) {
            return null;
        }
        String[] parts = place.split("\\|", 3);
        if (parts.length != 3) {
            throw ProblemException.badParameter("cursor", "is not one that this service gave");
        }
        return new AccountId(parts[2], parts[0], parts[1]);
    }
}
