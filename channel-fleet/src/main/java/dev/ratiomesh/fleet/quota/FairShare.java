package dev.ratiomesh.fleet.quota;

/**
 * The fair share of a tenant in a bucket's unreserved units, between the tenants that used the bucket recently. The measure
 * is max-min fairness (D. Bertsekas and R. Gallager, Data Networks, 2nd ed., section 6.5.2): no tenant gets more at the
 * cost of a tenant that has less. The demand of the day is not known in advance, so the guarantee is kept instead: of
 * {@code U} unreserved units each of {@code n} tenants is sure of {@code s = U / n}, and a reservation beyond that must
 * leave to every other tenant the rest of its share:
 *
 * <pre>
 * used + units + Σ max(0, s·k - used of each other) ≤ U     or     own + units ≤ s·k
 * </pre>
 *
 * A reservation within the share does not change the sum of unclaimed shares, so a guaranteed unit is never gone. {@code k}
 * is 1 for most of the day and falls linearly to 0 in the hours before the reset, because units that are still unclaimed by
 * then are better used than lost. With more tenants than units the share is one unit, first come, first served.
 *
 * @param unreserved {@code U}
 * @param priorityLimit the limit of the call's priority, at most {@code U}
 * @param usage the usage of the bucket as the tenant finds it
 * @param keptFraction {@code k}, 0 to 1
 */
public record FairShare(int unreserved, int priorityLimit, TenantUsage usage, double keptFraction) {

    /** Returns the units a day that each tenant is sure of; at least 1 unless the bucket has none. */
    public int share() {
        return share(unreserved);
    }

    /** Returns the highest usage of the bucket that a reservation of these units may lead to. */
    public int ceiling(int units) {
        boolean withinShare = usage.own() + units <= keptShare(priorityLimit);
        return withinShare ? unreserved : priorityLimit - usage.unclaimedShares(keptShare(unreserved));
    }

    /** Returns true when the tenant may reserve these units. */
    public boolean allows(int units) {
        return usage.used() + units <= ceiling(units);
    }

    /** Returns the units that the tenant may still reserve, as long as no other tenant reserves any. */
    public int left() {
        int guaranteed = Math.min(keptShare(priorityLimit) - usage.own(), unreserved - usage.used());
        int free = priorityLimit - usage.unclaimedShares(keptShare(unreserved)) - usage.used();
        return Math.max(0, Math.max(guaranteed, free));
    }

    private int keptShare(int total) {
        return (int) Math.floor(share(total) * keptFraction);
    }

    private int share(int total) {
        return Math.min(total, Math.max(1, total / usage.tenants()));
    }
}
