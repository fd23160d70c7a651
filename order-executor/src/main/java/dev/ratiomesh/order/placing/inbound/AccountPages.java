package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.http.Cursor;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.order.credentials.AccountId;
import dev.ratiomesh.order.placing.outbound.Accounts.Seen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Provider accounts as they are shown over HTTP. */
final class AccountPages {
    private AccountPages() {}

    enum State {
        CONNECTED,
        NEEDS_RECONNECT
    }

    /** @param next the cursor of the next page, null on the last */
    record Page(List<View> items, @Nullable String next) {}

    /**
     * @param reason why it must be registered anew, null when it need not
     * @param lastSuccessAt when the provider last granted access, null when it never did
     * @param lastError what went wrong since, null when nothing did
     */
    record View(
            String tenantId,
            String provider,
            String account,
            State state,
            @Nullable String reason,
            @Nullable String loginCustomerId,
            String keyId,
            Instant createdAt,
            Instant updatedAt,
            String updatedBy,
            @Nullable Instant lastSuccessAt,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt) {}

    static Page of(List<Seen> rows, int size) {
        List<View> items = rows.stream().limit(size).map(AccountPages::of).toList();
        return new Page(items, rows.size() > size ? cursor(rows.get(size - 1).id()) : null);
    }

    static View of(Seen one) {
        return new View(
                one.id().tenantId(),
                one.id().provider(),
                one.id().account(),
                one.reconnectReason() == null ? State.CONNECTED : State.NEEDS_RECONNECT,
                one.reconnectReason(),
                one.loginCustomerId(),
                one.keyId(),
                one.createdAt(),
                one.updatedAt(),
                one.updatedBy(),
                one.lastSuccessAt(),
                one.lastError(),
                one.lastErrorAt());
    }

    /** A tenant's id may hold anything, so it comes last. */
    private static String cursor(AccountId last) {
        return Cursor.of(last.provider() + "|" + last.account() + "|" + last.tenantId());
    }

    static @Nullable AccountId place(@Nullable String cursor) {
        String place = Cursor.place(cursor);
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
