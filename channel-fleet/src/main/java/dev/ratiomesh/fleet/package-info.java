/**
 * Acts on the customer's own channels: connects them, keeps their grants valid, publishes their videos exactly once, reads
 * and answers their comments, and stays within the quota of the deployment's one project.
 */
@NullMarked
package dev.ratiomesh.fleet;

import org.jspecify.annotations.NullMarked;
