/** Calls the Google Ads API over REST: requests, responses, errors, access tokens, and the log of exchanges. */
@NullMarked
package dev.ratiomesh.order.placing.outbound.googleads;

import org.jspecify.annotations.NullMarked;
