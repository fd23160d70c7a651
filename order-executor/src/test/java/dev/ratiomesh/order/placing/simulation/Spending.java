package dev.ratiomesh.order.placing.simulation;

import java.time.Duration;
import java.util.function.Consumer;

/** How the provider spends: whenever it likes, up to the total budget; and it thinks better of it later. */
final class Spending {
    private final Stage stage;
    private final Consumer<Booking> spent;

    Spending(Stage stage, Consumer<Booking> spent) {
        this.stage = stage;
        this.spent = spent;
    }

    void begin(Booking booking) {
        long life = Duration.between(stage.now(), booking.until).toMillis();
        for (int i = stage.chance().below(4); i >= 0; i--) {
            stage.time().after((long) (life * (stage.chance().below(1_000) / 1_000.0)), () -> spend(booking));
        }
        if (stage.chance().onceIn(4)) {
            stage.time().after((long) (life * (stage.chance().below(1_000) / 1_000.0)), () -> takeBack(booking));
        }
        if (stage.chance().onceIn(4)) {
            stage.time().after(life + stage.chance().millis(0, 6 * 3_600_000), () -> correct(booking));
        }
    }

    private void spend(Booking booking) {
        if (!booking.isAlive(stage.now())) {
            return;
        }
        long rest = booking.rest(stage.now());
        long amount = stage.chance().onceIn(3)
                ? rest
                : 1 + (long) (rest * (stage.chance().below(1_000) / 1_000.0));
        change(booking, Math.min(amount, rest));
    }

    /** Clicks that were none are not paid for. */
    private void takeBack(Booking booking) {
        if (booking.isAlive(stage.now()) && booking.spent() > 0) {
            change(booking, -(1 + stage.chance().below((int) booking.spent())));
        }
    }

    /** After its end: less, or more up to the budget. */
    private void correct(Booking booking) {
        long room = booking.budget - booking.spent();
        if (stage.chance().onceIn(2) && booking.spent() > 0) {
            change(booking, -(1 + stage.chance().below((int) booking.spent())));
        } else if (room > 0) {
            change(booking, 1 + stage.chance().below((int) room));
        }
    }

    private void change(Booking booking, long cents) {
        booking.cost(cents, stage.now());
        stage.say(() -> "provider spends " + cents + " cents for " + booking.order.orderId());
        spent.accept(booking);
    }
}
