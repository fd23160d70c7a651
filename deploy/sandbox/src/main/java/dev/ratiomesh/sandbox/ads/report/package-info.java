/** Serves {@code googleAds:search}: the query language and the report rows. */
@NullMarked
package dev.ratiomesh.sandbox.ads.report;

import org.jspecify.annotations.NullMarked;
