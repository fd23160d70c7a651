/** Implements a small counting service for the tests: one aggregate, one command topic, one topic of facts, HTTP. */
package dev.ratiomesh.delivery.tally;
