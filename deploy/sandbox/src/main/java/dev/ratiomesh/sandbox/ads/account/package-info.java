/** Holds the ad accounts of the emulated Google Ads API and their resources. */
@NullMarked
package dev.ratiomesh.sandbox.ads.account;

import org.jspecify.annotations.NullMarked;
