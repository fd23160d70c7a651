package dev.ratiomesh.crash.invariant;

/** Holds a violated invariant and its evidence. */
public record Violation(BrokenPromise kind, String evidence) {
    /** Names the invariants. */
    public enum BrokenPromise {
        /** An order has more than one campaign at the provider. */
        DUPLICATE,
        /** A cap is exceeded, in the books or at the provider. */
        CAP_PASSED,
        /** The provider has a campaign that the books do not know or no longer follow. */
        LOST,
        /** The books have an order at the provider that the provider does not have. */
        PHANTOM,
        /** Sums of the books disagree with each other or with the provider. */
        MONEY,
        /** An order, a row or a campaign has not reached its end although every fault was cleared and time given. */
        STUCK,
        /** A projection differs from the books, or from itself rebuilt from the topics. */
        PROJECTION,
        /** A message that arrived twice had two effects. */
        REPEATED
    }

    @Override
    public String toString() {
        return kind + ": " + evidence;
    }
}
