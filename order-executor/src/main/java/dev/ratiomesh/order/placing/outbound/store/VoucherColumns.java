package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.order.placing.state.SendAttempt;
import dev.ratiomesh.order.placing.state.Voucher;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Who said where an order is at the provider; stays written when the provider has confirmed it. */
@Embeddable
class VoucherColumns {
    @Column(name = "vouched")
    boolean vouched;

    @Column(name = "vouched_by")
    @Nullable
    String by;

    @Column(name = "vouched_why")
    @Nullable
    String why;

    /** @param voucher null when the provider itself says so */
    void take(@Nullable Voucher voucher) {
        vouched = voucher != null;
        if (voucher != null) {
            by = voucher.by();
            why = voucher.reason();
        }
    }

    /** Null when the provider itself says so. */
    @Nullable
    Voucher toVoucher(SendAttempt attempt) {
        return vouched && by != null ? new Voucher(by, why, attempt) : null;
    }
}
