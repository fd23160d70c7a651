package dev.ratiomesh.contracts.campaign;

/**
 * The provider and account with which advertising reach is bought.
 *
 * @param provider {@code google-ads} or {@code insertion}
 * @param account the customer's account at the provider; for google-ads ten digits without dashes
 */
public record Reach(String provider, String account) {}
