/** Ad accounts of the emulated Google Ads API and the resources they hold. */
@NullMarked
package dev.ratiomesh.sandbox.ads.account;

import org.jspecify.annotations.NullMarked;
