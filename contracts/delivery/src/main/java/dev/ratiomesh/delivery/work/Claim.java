package dev.ratiomesh.delivery.work;

/**
 * The right of one worker to work on a row, until a later claim of that row fences it off. Each claim raises the row's epoch,
 * so that a worker that stood still while its lease ended writes nothing over its successor's work.
 *
 * @param id of the row
 * @param epoch of the row since this claim, 1 or more
 */
public record Claim(String id, long epoch) {}
