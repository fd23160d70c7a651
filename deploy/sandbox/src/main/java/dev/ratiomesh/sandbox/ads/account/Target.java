package dev.ratiomesh.sandbox.ads.account;

/** Whose account in which major version of the API. */
public record Target(int version, String customer) {}
