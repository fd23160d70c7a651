/** Holds the errors of the emulated Google Ads API: codes, field paths, failures and injected errors. */
@NullMarked
package dev.ratiomesh.sandbox.ads.error;

import org.jspecify.annotations.NullMarked;
