/**
 * Emulates the part of the Google Ads REST API that an advertising order needs: atomic mutate, campaign status,
 * campaign reports. Deciding ({@link dev.ratiomesh.sandbox.ads.mutate.ParsedMutate}) stores nothing; the accounts
 * change only by applying journaled facts.
 */
@NullMarked
package dev.ratiomesh.sandbox.ads;

import org.jspecify.annotations.NullMarked;
