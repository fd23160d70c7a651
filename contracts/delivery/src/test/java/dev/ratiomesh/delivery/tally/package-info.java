/** A small service that counts: one aggregate, one command topic, one topic of facts, and HTTP. */
package dev.ratiomesh.delivery.tally;
