package dev.ratiomesh.order.placing.inbound.http;

import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.order.credentials.ProviderAccountId;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountStore.AccountView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Provider accounts as they are shown over HTTP. */
final class AccountPages {
    private AccountPages() {}

    /** @param next the cursor of the next page, null on the last */
    record AccountPage(List<AccountView> items, @Nullable String next) {}

    static AccountPage of(List<AccountView> rows, int size) {
        return rows.size() > size
                ? new AccountPage(rows.subList(0, size), cursor(rows.get(size - 1)))
                : new AccountPage(rows, null);
    }

    /** A tenant's id may hold anything, so it comes last. */
    private static String cursor(AccountView last) {
        return PageCursor.of(last.provider() + "|" + last.account() + "|" + last.tenantId());
    }

    static @Nullable ProviderAccountId place(@Nullable String cursor) {
        String place = PageCursor.position(cursor);
        if (place == null) {
            return null;
        }
        String[] parts = place.split("\\|", 3);
        if (parts.length != 3) {
            throw ProblemException.badParameter("cursor", "is not one that this service gave");
        }
        return new ProviderAccountId(parts[2], parts[0], parts[1]);
    }
}
