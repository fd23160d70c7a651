package dev.ratiomesh.fleet.quota;

import java.util.List;

/**
 * The usage of a bucket's unreserved units today, from the point of view of one tenant.
 *
 * @param used the units used by all tenants
 * @param own the units used by this tenant
 * @param others the units used by each other recently active tenant, 0 for one that has used none today
 */
public record TenantUsage(int used, int own, List<Integer> others) {
    public TenantUsage {
        others = List.copyOf(others);
    }

    /** Returns the usage after this tenant has used more units. */
    public TenantUsage plus(int units) {
        return new TenantUsage(used + units, own + units, others);
    }

    /** Returns the number of tenants, this one included. */
    int tenants() {
        return others.size() + 1;
    }

    /** Returns the units that the other tenants still lack of {@code share}, in total. */
    int unclaimedShares(int share) {
        return others.stream().mapToInt(used -> Math.max(0, share - used)).sum();
    }
}
