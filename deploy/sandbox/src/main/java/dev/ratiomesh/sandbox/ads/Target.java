package dev.ratiomesh.sandbox.ads;

/** Whose account in which major version of the API. */
record Target(int version, String customer) {}
