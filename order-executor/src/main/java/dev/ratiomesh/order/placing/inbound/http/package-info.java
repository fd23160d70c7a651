/** Serves orders, order commands, priors and provider accounts over HTTP. */
@NullMarked
package dev.ratiomesh.order.placing.inbound.http;

import org.jspecify.annotations.NullMarked;
