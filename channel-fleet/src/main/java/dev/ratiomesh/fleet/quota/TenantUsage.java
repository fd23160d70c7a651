package dev.ratiomesh.fleet.quota;

import java.util.List;

/**
 * What has been taken of a bucket's open units today, as one tenant finds it.
 *
 * @param used by all
 * @param own by this tenant
 * @param others by each other tenant of late, 0 for one who has used nothing today
 */
public record TenantUsage(int used, int own, List<Integer> others) {
    public TenantUsage {
        others = List.copyOf(others);
    }

    /** After this tenant has taken so many more. */
    public TenantUsage plus(int units) {
        return new TenantUsage(used + units, own + units, others);
    }

    int tenants() {
        return others.size() + 1;
    }

    /** Units still missing to those others who have used less than {@code share}. */
    int unclaimedShares(int share) {
        return others.stream().mapToInt(used -> Math.max(0, share - used)).sum();
    }
}
