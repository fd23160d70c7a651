package dev.ratiomesh.delivery;

/** A message that can never be handled; its place is among the dead letters. */
public final class UndecodableMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final DeadLetterReason reason;

    public UndecodableMessageException(DeadLetterReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    public DeadLetterReason reason() {
        return reason;
    }

    /** What is wrong and where, in words. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
