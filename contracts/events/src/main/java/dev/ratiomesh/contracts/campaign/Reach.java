package dev.ratiomesh.contracts.campaign;

/**
 * Where advertising reach is bought.
 *
 * @param provider {@code google-ads} or {@code insertion}
 * @param account the customer's own account at the provider; for google-ads ten digits, without dashes
 */
public record Reach(String provider, String account) {}
