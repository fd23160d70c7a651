package dev.ratiomesh.delivery;

/** Signals a message that can never be handled and belongs to the dead letters. */
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

    /** Returns the sentence that says what is wrong and in which field. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
