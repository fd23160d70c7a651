package dev.ratiomesh.crash.invariant;

/** A promise that did not hold, and what shows it. */
public record Violation(BrokenPromise kind, String evidence) {
    /** Which promise. */
    public enum BrokenPromise {
        /** An order has more than one campaign at the provider. */
        DUPLICATE,
        /** A cap is passed, in the books or at the provider. */
        CAP_PASSED,
        /** The provider has a campaign that the books do not know of, or no longer follow. */
        LOST,
        /** The books say that the provider has an order, and it has not. */
        PHANTOM,
        /** Sums of the books disagree with each other or with the provider. */
        MONEY,
        /** After everything was mended and given time, something has not come to its end. */
        STUCK,
        /** A projection differs from the truth, or from itself made again from the log. */
        PROJECTION,
        /** A message that came twice had two effects. */
        REPEATED
    }

    @Override
    public String toString() {
        return kind + ": " + evidence;
    }
}
