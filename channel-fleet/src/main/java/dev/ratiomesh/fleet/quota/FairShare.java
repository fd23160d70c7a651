package dev.ratiomesh.fleet.quota;

/**
 * How a bucket's open units are shared between the tenants of late. The measure is max-min fairness (D. Bertsekas and R.
 * Gallager, Data Networks, 2nd ed., section 6.5.2): nobody gets more at the cost of one who has less. What tenants will
 * want during the day is not known, so its guarantee is kept instead: of {@code U} open units each of {@code n} tenants is
 * sure of {@code s = U / n}, and whatever is taken beyond must leave to all others what they lack of it:
 *
 * <pre>
 * used + units + Σ max(0, s·k - used of each other) ≤ U     or     own + units ≤ s·k
 * </pre>
 *
 * Taking within the share changes no sum of claims, so what one is sure of is never gone. {@code k} is 1 for most of the
 * day and falls evenly to 0 in the hours before the reset: units that nobody claims by then are better used than lost. With
 * more tenants than units the share is one unit, and the first come have it.
 *
 * @param open {@code U}
 * @param line as {@code U}, but where calls of this urgency end
 * @param kept {@code k}, 0 to 1
 */
public record FairShare(int open, int line, TenantUsage standing, double kept) {

    /** Units a day that each tenant is sure of; at least 1 unless there are none. */
    public int share() {
        return share(open);
    }

    /** Up to where the bucket may be used, the asked units included. */
    public int ceiling(int units) {
        boolean within = standing.own() + units <= kept(line);
        return within ? open : line - standing.unclaimedShares(kept(open));
    }

    /** Whether the tenant may take these units. */
    public boolean allows(int units) {
        return standing.used() + units <= ceiling(units);
    }

    /** Units that the tenant may still take at present, if nobody else takes any. */
    public int left() {
        int sure = Math.min(kept(line) - standing.own(), open - standing.used());
        int free = line - standing.unclaimedShares(kept(open)) - standing.used();
        return Math.max(0, Math.max(sure, free));
    }

    private int kept(int of) {
        return (int) Math.floor(share(of) * kept);
    }

    private int share(int of) {
        return Math.min(of, Math.max(1, of / standing.tenants()));
    }
}
