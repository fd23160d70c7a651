/**
 * Claims due rows under a lease, runs their work, and lets it write only while the claim holds. {@link
 * dev.ratiomesh.delivery.work.Claim} and {@link dev.ratiomesh.delivery.Backoff} are free of frameworks, so that the
 * decisions of a feature may use them.
 */
@NullMarked
package dev.ratiomesh.delivery.work;

import org.jspecify.annotations.NullMarked;
