/** Serves {@code googleAds:mutate}: operations with temporary names, checked and applied together. */
@NullMarked
package dev.ratiomesh.sandbox.ads.mutate;

import org.jspecify.annotations.NullMarked;
