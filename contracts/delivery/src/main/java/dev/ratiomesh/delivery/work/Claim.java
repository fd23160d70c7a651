package dev.ratiomesh.delivery.work;

/**
 * The right of one worker to work on a row, until a later claim of that row fences the worker off. Each claim raises
 * the row's epoch, so that a worker that was suspended past the end of its lease cannot overwrite its successor's work.
 *
 * @param id primary key of the row
 * @param epoch the row's epoch since this claim, 1 or more
 */
public record Claim(String id, long epoch) {}
