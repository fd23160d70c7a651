package dev.ratiomesh.order.placing.state;

/**
 * An order is to end as soon as its state allows.
 *
 * @param by who wants it, {@code auto} for the rules
 * @param reason in words
 */
public record Ending(String by, String reason) {
    public static final String AUTO = "auto";

    public static Ending auto(String reason) {
        return new Ending(AUTO, reason);
    }
}
