package dev.ratiomesh.ratio.target;

import org.jspecify.annotations.Nullable;

/**
 * Where a video stands when it is compared.
 *
 * @param ageDays null when not known
 */
record VideoPosition(long views, long viewGoal, @Nullable Double ageDays) {}
